package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.identity.CallerLock;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.UUID;

/** Makes a calendar feed under a new secret. The address of the one before is void at once. */
public final class MakeCalendarFeed {

  private final UnitOfWork unitOfWork;
  private final CallerLock callers;
  private final CalendarFeeds feeds;
  private final CalendarSecrets secrets;
  private final IdGenerator ids;
  private final Clock clock;

  MakeCalendarFeed(
      UnitOfWork unitOfWork,
      CallerLock callers,
      CalendarFeeds feeds,
      CalendarSecrets secrets,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.callers = callers;
    this.feeds = feeds;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whose feed to make.
   *
   * @param origin of the caller's token
   */
  public record Command(Participant owner, TokenOrigin origin) {}

  /**
   * Makes the feed.
   *
   * @return the secret of its address
   * @throws DomainException with {@link AuthenticationViolation.CallerOut} if the caller's session
   *     ended meanwhile
   */
  public SecretToken handle(Command command) {
    return unitOfWork.execute(
        () -> {
          callers.hold(command.owner().account(), command.origin());
          UUID id = ids.next();
          SecretToken secret = secrets.of(id);
          feeds.put(new CalendarFeed(command.owner(), id, secret.digest(), clock.instant()));
          return secret;
        });
  }
}
