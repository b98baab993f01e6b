package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;

/** Deletes expired sessions and tallies. To be called by a background job. */
public final class ForgetOldLogins {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final LoginTallies tallies;
  private final Clock clock;

  ForgetOldLogins(UnitOfWork unitOfWork, Sessions sessions, LoginTallies tallies, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.tallies = tallies;
    this.clock = clock;
  }

  /**
   * How much to delete at once.
   *
   * @param limit the maximum of sessions, and of tallies
   */
  public record Command(int limit) {}

  /**
   * Deletes a batch.
   *
   * @param command how much to delete at once
   * @return how many sessions and tallies were deleted; at the limit or above, there may be more
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
