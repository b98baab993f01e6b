package br.com.techmedicos.application.identity;

/**
 * The tokens of a login or a refresh.
 *
 * @param refresh obtains the next tokens
 */
public record IssuedTokens(AccessToken access, SecretToken refresh) {}
