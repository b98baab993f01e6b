package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import java.util.Optional;

/**
 * Authenticates the caller of every call. The account must be active as well, and the session must
 * not have ended, so that a suspension, a new password or a logout takes effect with the next call.
 */
public final class AuthenticateCaller {

  private final AccessTokens accessTokens;
  private final CallerStandings standings;

  AuthenticateCaller(AccessTokens accessTokens, CallerStandings standings) {
    this.accessTokens = accessTokens;
    this.standings = standings;
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
   * @return the account; empty if the token is invalid, its session over or the account not active
   */
  public Optional<AccountId> handle(Query query) {
    return accessTokens
        .verify(query.token())
        .filter(
            account ->
                standings
                    .of(account, accessTokens.origin(query.token()))
                    .filter(standing -> standing == AccountStanding.ACTIVE)
                    .isPresent());
  }
}
