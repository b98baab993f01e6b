package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.scheduling.Participant;
import java.util.Optional;

/** Shows the secret of an owner's calendar feed again. */
public final class ViewCalendarFeed {

  private final CalendarFeeds feeds;
  private final CalendarSecrets secrets;

  ViewCalendarFeed(CalendarFeeds feeds, CalendarSecrets secrets) {
    this.feeds = feeds;
    this.secrets = secrets;
  }

  /** Whose feed to show. */
  public record Query(Participant owner) {}

  /**
   * Returns the secret.
   *
   * @return the secret of its address
   * @throws br.com.techmedicos.domain.shared.DomainException with {@link UseCaseViolation.NotFound}
   *     if there is none, or its key is gone
   */
  public SecretToken handle(Query query) {
    return feeds
        .find(query.owner())
        .flatMap(
            feed ->
                Optional.of(secrets.of(feed.id()))
                    .filter(secret -> secret.digest().equals(feed.digest())))
        .orElseThrow(UseCaseViolation::notFound);
  }
}
