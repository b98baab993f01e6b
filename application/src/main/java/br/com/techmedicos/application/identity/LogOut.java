package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;

/** Ends a session. It succeeds whether or not there was one, so it can be repeated. */
public final class LogOut {

  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final Clock clock;

  LogOut(UnitOfWork unitOfWork, Sessions sessions, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * The session to end.
   *
   * @param refresh any token of the session, or any other text
   */
  public record Command(SecretToken refresh) {}

  /**
   * Ends the session.
   *
   * @param command the session to end
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
