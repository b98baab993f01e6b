package br.com.techmedicos.application.identity;

/**
 * A secret that is encrypted, as it is stored.
 *
 * @param value base64
 */
public record SealedSecret(String value) {}
