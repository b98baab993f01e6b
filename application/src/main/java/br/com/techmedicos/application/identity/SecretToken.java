package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.Texts;
import java.util.Objects;

/**
 * A refresh token, a code from a mail, or a ticket to a meeting, as its owner has it. Only its
 * {@link #digest} is stored.
 *
 * @param value 256 random bits in base64url, or any text that was sent
 */
public record SecretToken(String value) {

  public SecretToken {
    Objects.requireNonNull(value);
  }

  /**
   * Reads a token as people paste it: without blanks and what does not show.
   *
   * @return the token, or any text that was sent
   */
  public static SecretToken typed(String text) {
    return new SecretToken(Texts.asShown(text).replaceAll("\\s", ""));
  }

  /** {@return its SHA-256, which is stored; the secret has too much entropy to be found from it} */
  public TokenDigest digest() {
    return TokenDigest.of(value);
  }

  /** {@return a text without the token, which must not be logged} */
  @Override
  public String toString() {
    return "SecretToken[***]";
  }
}
