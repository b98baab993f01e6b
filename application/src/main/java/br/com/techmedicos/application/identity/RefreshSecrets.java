package br.com.techmedicos.application.identity;

/** Makes refresh tokens that nobody can guess. */
public interface RefreshSecrets {

  /** {@return the next one, 256 bits from a cryptographic source, in base64url} */
  RefreshSecret next();

  /**
   * What the store knows a token by: its SHA-256. A token is random enough that this cannot be
   * turned back, with no salt and no cost.
   *
   * @param secret the token
   * @return always the same for the same token
   */
  TokenDigest digest(RefreshSecret secret);
}
