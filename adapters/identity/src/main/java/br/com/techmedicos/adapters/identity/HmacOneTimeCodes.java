package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes of six digits by HMAC-SHA-1, which is what apps know (RFC 6238, RFC 4226). */
public final class HmacOneTimeCodes implements OneTimeCodes {

  private static final int SECRET_BYTES = 20; // RFC 4226, 4
  private static final int RECOVERY_BYTES = 10;
  private static final int STEP_SECONDS = 30;
  private static final int DRIFT = 1;

  private final SecureRandom random = new SecureRandom();
  private final HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator();

  @Override
  public SecretToken newSecret() {
    return new SecretToken(base32(SECRET_BYTES));
  }

  @Override
  public SecretToken newRecoveryCode() {
    return new SecretToken(base32(RECOVERY_BYTES).toLowerCase(Locale.ROOT));
  }

  private String base32(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new Base32().encodeToString(bytes);
  }

  @Override
  public OptionalLong step(SecretToken secret, String code, Instant now) {
    SecretKeySpec key = key(secret);
    long present = stepAt(now);
    return LongStream.rangeClosed(present - DRIFT, present + DRIFT)
        .filter(step -> isFor(step, key, code))
        .findFirst();
  }

  /**
   * The code that an app with this secret shows.
   *
   * @param secret in base32
   */
  public String code(SecretToken secret, Instant now) {
    return code(stepAt(now), key(secret));
  }

  private static long stepAt(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
  }

  private SecretKeySpec key(SecretToken secret) {
    return new SecretKeySpec(new Base32().decode(secret.value()), generator.getAlgorithm());
  }

  private boolean isFor(long step, SecretKeySpec key, String code) {
    return MessageDigest.isEqual(
        code(step, key).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }

  private String code(long step, SecretKeySpec key) {
    try {
      return generator.generateOneTimePasswordString(key, step, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("every key of this algorithm is good", e);
    }
  }
}
