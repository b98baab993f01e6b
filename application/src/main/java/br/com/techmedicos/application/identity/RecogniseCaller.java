package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.util.Optional;

/**
 * Tells whose token it is, without asking whether the account is active: enough to count the calls
 * of a user to what is public anyway. {@link AuthenticateCaller} decides everything else.
 */
public final class RecogniseCaller {

  private final AccessTokens accessTokens;

  RecogniseCaller(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  /**
   * The caller's token.
   *
   * @param token any text that was sent
   */
  public record Query(String token) {

    /** {@return a text without the token, which must not be logged} */
    @Override
    public String toString() {
      return "Query[***]";
    }
  }

  /**
   * Recognises the caller.
   *
   * @return the account, active or not; empty if the token is invalid
   */
  public Optional<AccountId> handle(Query query) {
    return accessTokens.verify(query.token());
  }
}
