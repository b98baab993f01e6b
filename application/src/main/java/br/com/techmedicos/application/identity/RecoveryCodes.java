package br.com.techmedicos.application.identity;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes for who loses the app, for one use each. They are shown once, and kept as digests.
 *
 * @param values in the order in which they are shown
 */
public record RecoveryCodes(List<SecretToken> values) {

  /** How many there are. */
  public static final int MOST = 10;

  public RecoveryCodes {
    values = List.copyOf(values);
  }

  static RecoveryCodes next(OneTimeCodes codes) {
    return new RecoveryCodes(Stream.generate(codes::newRecoveryCode).limit(MOST).toList());
  }

  Set<TokenDigest> digests() {
    return values.stream().map(SecretToken::digest).collect(Collectors.toSet());
  }

  /** {@return a text without the codes, which must not be logged} */
  @Override
  public String toString() {
    return "RecoveryCodes[***]";
  }
}
