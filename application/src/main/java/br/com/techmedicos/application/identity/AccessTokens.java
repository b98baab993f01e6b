package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues access tokens and knows them again. */
public interface AccessTokens {

  /** How long a token is good for: nobody can take one back, so it is short. */
  Duration LIFETIME = Duration.ofMinutes(10);

  /**
   * Issues a token.
   *
   * @param account who will be calling
   * @param now the present
   * @return a token good for {@link #LIFETIME}
   */
  AccessToken issue(AccountId account, Instant now);

  /**
   * Who a token was issued to, by this service or by an issuer that it trusts.
   *
   * @param token as it was sent, whatever it is
   * @return the account, or nothing if it is no token, is not good yet or any more, or comes from
   *     elsewhere
   */
  Optional<AccountId> verify(String token);
}
