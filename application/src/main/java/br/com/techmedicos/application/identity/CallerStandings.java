package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import java.util.Optional;

/**
 * Tells whether a caller may go on. It is asked at every request; therefore it is one read, by
 * keys. It sees the last committed state.
 */
public interface CallerStandings {

  /**
   * How the account of a caller stands.
   *
   * @param origin of the caller's token
   * @return the standing; empty if there is no such account, the session was ended, or the token
   *     names none and was issued before sessions were ended
   */
  Optional<AccountStanding> of(AccountId account, TokenOrigin origin);
}
