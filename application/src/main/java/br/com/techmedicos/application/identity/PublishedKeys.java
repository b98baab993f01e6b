package br.com.techmedicos.application.identity;

/** The public keys that verify access tokens of this service. */
public interface PublishedKeys {

  /** {@return a JWK set (RFC 7517), as JSON} */
  String jwkSet();
}
