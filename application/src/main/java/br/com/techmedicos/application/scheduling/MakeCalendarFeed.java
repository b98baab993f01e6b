package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.scheduling.Participant;
import java.time.Clock;
import java.util.UUID;

/** Makes a calendar feed under a new secret. The address of the one before is void at once. */
public final class MakeCalendarFeed {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final CalendarFeeds feeds;
  private final CalendarSecrets secrets;
  private final IdGenerator ids;
  private final Clock clock;

  MakeCalendarFeed(
      UnitOfWork unitOfWork,
      Accounts accounts,
      CalendarFeeds feeds,
      CalendarSecrets secrets,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.feeds = feeds;
    this.secrets = secrets;
    this.ids = ids;
    this.clock = clock;
  }

  /** Whose feed to make. */
  public record Command(Participant owner) {}

  /**
   * Makes the feed.
   *
   * @return the secret of its address
   */
  public SecretToken handle(Command command) {
    return unitOfWork.execute(
        () -> {
          accounts.hold(command.owner().account());
          UUID id = ids.next();
          SecretToken secret = secrets.of(id);
          feeds.put(new CalendarFeed(command.owner(), id, secret.digest(), clock.instant()));
          return secret;
        });
  }
}
