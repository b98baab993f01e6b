package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lists the sessions of an account that can go on. */
public final class ListSessions {

  private final Sessions sessions;
  private final Clock clock;

  ListSessions(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Whose sessions.
   *
   * @param after the last of the page before
   * @param limit the most on the page
   */
  public record Query(AccountId account, Optional<SessionId> after, int limit) {}

  /**
   * Lists them.
   *
   * @return a page of them, oldest first
   */
  public Page<Session, SessionId> handle(Query query) {
    Instant now = clock.instant();
    return sessions.open(
        query.account(),
        now.minus(Session.LIFETIME),
        now.minus(RefreshToken.IDLE_LIFETIME),
        query.after(),
        query.limit());
  }
}
