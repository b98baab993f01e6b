package br.com.techmedicos.application.identity;

import java.util.Objects;

/**
 * A refresh token as its owner has it. Nobody else keeps it: the store knows its {@link #digest}.
 *
 * @param value 256 random bits in base64url, or whatever someone sent instead
 */
public record RefreshSecret(String value) {

  /**
   * Takes what was made, or sent.
   *
   * @param value 256 random bits in base64url, or whatever someone sent instead
   */
  public RefreshSecret {
    Objects.requireNonNull(value);
  }

  /**
   * {@return what the store knows it by: its SHA-256, which cannot be turned back, since it is
   * random enough}
   */
  public TokenDigest digest() {
    return TokenDigest.of(value);
  }

  /** {@return nothing of the token, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "RefreshSecret[***]";
  }
}
