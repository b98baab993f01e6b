package br.com.techmedicos.application.identity;

/** Tells where a caller's token comes from. */
public final class RecogniseOrigin {

  private final AccessTokens accessTokens;

  RecogniseOrigin(AccessTokens accessTokens) {
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
   * Recognises the origin.
   *
   * @return the origin, as far as it is known
   */
  public TokenOrigin handle(Query query) {
    return accessTokens.origin(query.token());
  }
}
