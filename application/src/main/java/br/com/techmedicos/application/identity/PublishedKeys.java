package br.com.techmedicos.application.identity;

/** The public keys with which anyone can check the access tokens of this service. */
public interface PublishedKeys {

  /** {@return a JWK set (RFC 7517), as JSON} */
  String jwkSet();
}
