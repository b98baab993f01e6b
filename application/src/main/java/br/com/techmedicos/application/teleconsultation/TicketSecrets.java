package br.com.techmedicos.application.teleconsultation;

/** Generates tickets. */
public interface TicketSecrets {

  /** {@return a new ticket, 256 bits from a cryptographic source, in base64url} */
  TicketSecret next();
}
