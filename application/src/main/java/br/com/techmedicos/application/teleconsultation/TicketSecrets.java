package br.com.techmedicos.application.teleconsultation;

/** Makes tickets that nobody can guess. */
public interface TicketSecrets {

  /** {@return the next one, 256 bits from a cryptographic source, in base64url} */
  TicketSecret next();
}
