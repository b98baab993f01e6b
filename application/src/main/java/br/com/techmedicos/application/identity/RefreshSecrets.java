package br.com.techmedicos.application.identity;

/** Makes refresh tokens that nobody can guess. */
public interface RefreshSecrets {

  /** {@return the next one, 256 bits from a cryptographic source, in base64url} */
  RefreshSecret next();
}
