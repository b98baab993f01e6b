package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes quickly, for fast tests. It does not protect real passwords. */
public final class InMemoryPasswordHasher implements PasswordHasher {

  private final AtomicLong salts = new AtomicLong();

  @Override
  public PasswordHash hash(Password password, ClientAddress address) {
    return hash(password, Long.toString(salts.incrementAndGet()));
  }

  /** There is always room. */
  @Override
  public void requireRoomToVerify(ClientAddress address) {}

  /** There is always room. */
  @Override
  public void requireRoomToHash(ClientAddress address) {}

  @Override
  public Comparison verify(
      Password password, Optional<PasswordHash> hash, ClientAddress address, int failures) {
    return hash.filter(kept -> kept.equals(hash(password, kept.phc().split(":", 2)[0]))).isPresent()
        ? Comparison.MATCH
        : Comparison.MISMATCH;
  }

  private static PasswordHash hash(Password password, String salt) {
    byte[] salted = (salt + ":" + password.value()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(salted);
      return new PasswordHash(salt + ":" + HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
