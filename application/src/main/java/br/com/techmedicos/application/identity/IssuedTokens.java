package br.com.techmedicos.application.identity;

/**
 * What a login, or a refresh, answers with.
 *
 * @param access to call with
 * @param refresh to get the next ones with
 */
public record IssuedTokens(AccessToken access, RefreshSecret refresh) {}
