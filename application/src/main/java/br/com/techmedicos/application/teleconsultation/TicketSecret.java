package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.TokenDigest;
import java.util.Objects;

/**
 * A ticket as its owner has it. Only its {@link #digest} is stored.
 *
 * @param value 256 random bits in base64url, or any text that was sent
 */
public record TicketSecret(String value) {

  public TicketSecret {
    Objects.requireNonNull(value);
  }

  /** {@return the digest that is stored} */
  public TokenDigest digest() {
    return TokenDigest.of(value);
  }

  /** {@return a text without the ticket, which must not be logged} */
  @Override
  public String toString() {
    return "TicketSecret[***]";
  }
}
