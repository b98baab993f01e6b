package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import java.util.Objects;

/**
 * A ticket as its owner has it. Nobody else keeps it: the store knows its {@link #digest}.
 *
 * @param value 256 random bits in base64url, or whatever someone sent instead
 */
public record TicketSecret(String value) {

  /**
   * Takes what was made, or sent.
   *
   * @param value 256 random bits in base64url, or whatever someone sent instead
   */
  public TicketSecret {
    Objects.requireNonNull(value);
  }

  /** {@return what the store knows it by} */
  public TokenDigest digest() {
    return TokenDigest.of(value);
  }

  /** {@return nothing of the ticket, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "TicketSecret[***]";
  }
}
