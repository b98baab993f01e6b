package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import java.util.Optional;

/**
 * Tells with every call who is calling. A token that is good is not enough: its account must still
 * stand, so that a suspension counts from the next call on.
 */
public final class AuthenticateCaller {

  private final AccessTokens accessTokens;
  private final Accounts accounts;

  /**
   * Needs its ports.
   *
   * @param accessTokens knows tokens
   * @param accounts all accounts
   */
  AuthenticateCaller(AccessTokens accessTokens, Accounts accounts) {
    this.accessTokens = accessTokens;
    this.accounts = accounts;
  }

  /**
   * What the caller shows.
   *
   * @param token as it was sent, whatever it is
   */
  public record Query(String token) {

    /** {@return nothing of the token, since what is printed may end up in a log} */
    @Override
    public String toString() {
      return "Query[***]";
    }
  }

  /**
   * Tells who is calling.
   *
   * @param query what the caller shows
   * @return the account, or nothing if the token is not good or the account does not stand
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
