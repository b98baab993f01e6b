package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and verifies device tokens, as OWASP's "Slow down online guessing attacks with device
 * cookies" has them: the device and an expiry in clear, and a seal over them, the account and its
 * password's hash. So a token is void for anyone else, and once the password has changed.
 */
final class DeviceTokens {

  /** As long as an address is known. */
  static final Duration LIFETIME = LoginTally.ACQUAINTANCE;

  private static final int CLEAR_BYTES = 3 * Long.BYTES;

  private final DeviceSeal seal;

  DeviceTokens(DeviceSeal seal) {
    this.seal = seal;
  }

  DeviceToken issue(UUID device, Account account, Instant now) {
    byte[] clear =
        ByteBuffer.allocate(CLEAR_BYTES)
            .putLong(device.getMostSignificantBits())
            .putLong(device.getLeastSignificantBits())
            .putLong(now.plus(LIFETIME).getEpochSecond())
            .array();
    byte[] mac = seal.seal(content(clear, account));
    return new DeviceToken(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ByteBuffer.allocate(CLEAR_BYTES + mac.length).put(clear).put(mac).array()));
  }

  /** The device that a token names to an account. */
  Optional<Device> verify(DeviceToken token, Account account, Instant now) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token.value());
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (bytes.length <= CLEAR_BYTES) {
      return Optional.empty();
    }
    byte[] clear = Arrays.copyOf(bytes, CLEAR_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, CLEAR_BYTES, bytes.length);
    return seal.holds(mac, content(clear, account))
        ? Optional.of(device(ByteBuffer.wrap(clear))).filter(d -> now.isBefore(d.expiresAt()))
        : Optional.empty();
  }

  private static Device device(ByteBuffer clear) {
    UUID id = new UUID(clear.getLong(), clear.getLong());
    return new Device(id, Instant.EPOCH.plus(clear.getLong(), ChronoUnit.SECONDS));
  }

  private static byte[] content(byte[] clear, Account account) {
    AccountId id = account.id();
    byte[] owner =
        (id.role() + " " + id.value() + " " + account.passwordHash().phc())
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(clear.length + owner.length).put(clear).put(owner).array();
  }
}
