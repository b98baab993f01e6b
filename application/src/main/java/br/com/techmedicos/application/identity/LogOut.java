package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;

/**
 * Someone ends their session. Nothing is said about whether there was one, so it can be repeated.
 */
public final class LogOut {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final Clock clock;

  /**
   * Needs its ports.
   *
   * @param unitOfWork makes what is written all or nothing
   * @param sessions all sessions
   * @param clock tells the present
   */
  LogOut(UnitOfWork unitOfWork, Sessions sessions, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Who ends their session.
   *
   * @param refresh any token of the session, or anything else
   */
  public record Command(RefreshSecret refresh) {}

  /**
   * Ends the session.
   *
   * @param command who ends their session
   */
  public void handle(Command command) {
    Instant now = clock.instant();
    unitOfWork.run(
        () ->
            sessions
                .find(command.refresh().digest())
                .ifPresent(token -> sessions.end(token.session().id(), now)));
  }
}
