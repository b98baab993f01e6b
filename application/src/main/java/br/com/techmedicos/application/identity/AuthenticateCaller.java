package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import java.util.Optional;

/**
 * Authenticates the caller of every call. The account must be active as well, so that a suspension
 * takes effect with the next call.
 */
public final class AuthenticateCaller {

  private final AccessTokens accessTokens;
  private final Accounts accounts;

  AuthenticateCaller(AccessTokens accessTokens, Accounts accounts) {
    this.accessTokens = accessTokens;
    this.accounts = accounts;
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
   * Authenticates the caller.
   *
   * @return the account; empty if the token is invalid or the account not active
   */
  public Optional<AccountId> handle(Query query) {
    return accessTokens
        .verify(query.token())
        .filter(
            account ->
                accounts
                    .standing(account)
                    .filter(standing -> standing == AccountStanding.ACTIVE)
                    .isPresent());
  }
}
