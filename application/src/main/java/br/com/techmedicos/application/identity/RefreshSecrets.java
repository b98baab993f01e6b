package br.com.techmedicos.application.identity;

/** Generates refresh tokens. */
public interface RefreshSecrets {

  /** {@return a new token, 256 bits from a cryptographic source, in base64url} */
  RefreshSecret next();
}
