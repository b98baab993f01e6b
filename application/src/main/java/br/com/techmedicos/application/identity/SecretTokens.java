package br.com.techmedicos.application.identity;

/** Generates secret tokens. */
public interface SecretTokens {

  /** {@return a new token, 256 bits from a cryptographic source, in base64url} */
  SecretToken next();
}
