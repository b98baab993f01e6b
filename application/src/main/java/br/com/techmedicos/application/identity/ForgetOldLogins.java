package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;

/** Forgets sessions and tallies that tell nothing any more. Belongs in a background job. */
public final class ForgetOldLogins {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final LoginTallies tallies;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param sessions all sessions
   * @param tallies all tallies of failed logins
   * @param clock tells the present
   */
  ForgetOldLogins(UnitOfWork unitOfWork, Sessions sessions, LoginTallies tallies, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * How much to do at once.
   *
   * @param limit the most sessions, and the most tallies, to forget
   */
  public record Command(int limit) {}

  /**
   * Forgets a portion.
   *
   * @param command how much to do at once
   * @return how many sessions and tallies were forgotten; at the limit or above, there may be more
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    int forgottenSessions =
        unitOfWork.execute(() -> sessions.forget(now.minus(Session.LIFETIME), command.limit()));
    int forgottenTallies =
        unitOfWork.execute(
            () ->
                tallies.forget(
                    now.minus(LoginTally.MEMORY),
                    now.minus(LoginTally.ACQUAINTANCE),
                    command.limit()));
    return forgottenSessions + forgottenTallies;
  }
}
