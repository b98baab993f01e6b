package br.com.techmedicos.application.identity;

import java.util.Optional;

/** Tells which session a caller's token belongs to. */
public final class RecogniseSession {

  private final AccessTokens accessTokens;

  RecogniseSession(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  /**
   * The caller's token.
   *
   * @param token one that was accepted
   */
  public record Query(String token) {

    /** {@return a text without the token, which must not be logged} */
    @Override
    public String toString() {
      return "Query[***]";
    }
  }

  /**
   * Recognises the session.
   *
   * @return the session; empty if the token has none
   */
  public Optional<SessionId> handle(Query query) {
    return accessTokens.origin(query.token()).session();
  }
}
