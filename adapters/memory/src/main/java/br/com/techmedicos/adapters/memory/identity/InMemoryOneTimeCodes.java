package br.com.techmedicos.adapters.memory.identity;

import br.com.techmedicos.application.identity.OneTimeCodes;
import br.com.techmedicos.application.identity.SecretToken;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Codes that anyone can compute. They are enough for tests. */
public final class InMemoryOneTimeCodes implements OneTimeCodes {

  private static final int STEP_SECONDS = 30;
  private static final int CODES = 1_000_000;

  private final AtomicInteger made = new AtomicInteger();

  @Override
  public SecretToken newSecret() {
    return new SecretToken("SECRET" + made.incrementAndGet());
  }

  @Override
  public SecretToken newRecoveryCode() {
    String number = Integer.toString(made.incrementAndGet(), 26);
    StringBuilder code = new StringBuilder("a".repeat(16 - number.length()));
    number.chars().map(digit -> 'a' + Character.digit(digit, 26)).forEach(code::appendCodePoint);
    return new SecretToken(code.toString());
  }

  @Override
  public OptionalLong step(SecretToken secret, String code, Instant now) {
    long present = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    return LongStream.rangeClosed(present - 1, present + 1)
        .filter(step -> code(secret, step).equals(code))
        .findFirst();
  }

  /** {@return what an app shows} */
  public String code(SecretToken secret, Instant at) {
    return code(secret, Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
  }

  private static String code(SecretToken secret, long step) {
    return "%06d".formatted(Math.floorMod(step * 7_919 + secret.value().hashCode(), CODES));
  }
}
