package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a calendar feed by its secret. It lists what its owner has before them, and what took place
 * lately; what was called off is not in it, so that programs take it out.
 */
public final class ReadCalendarFeed {

  /** How long what took place stays in a feed. */
  public static final Duration RECENT = Duration.ofDays(30);

  /** The maximum number of appointments of one status, the earliest first. */
  public static final int MAXIMUM = 500;

  private static final List<AppointmentStatus> LISTED =
      List.of(AppointmentStatus.REQUESTED, AppointmentStatus.ACCEPTED, AppointmentStatus.COMPLETED);

  private final CalendarFeeds feeds;
  private final Accounts accounts;
  private final AppointmentListings listings;
  private final Clock clock;

  ReadCalendarFeed(
      CalendarFeeds feeds, Accounts accounts, AppointmentListings listings, Clock clock) {
    this.feeds = feeds;
    this.accounts = accounts;
    this.listings = listings;
    this.clock = clock;
  }

  /** The secret that the reader has. */
  public record Query(SecretToken secret) {}

  /**
   * What a feed lists.
   *
   * @param owner as which of the two parties its owner takes part
   */
  public record Listed(Party owner, List<AppointmentDetails> appointments) {}

  /**
   * Reads the feed.
   *
   * @return its appointments, by status and start
   * @throws br.com.techmedicos.domain.shared.DomainException with {@link UseCaseViolation.NotFound}
   *     if no feed has this secret, or its owner's account does not stand
   */
  public Listed handle(Query query) {
    Participant owner =
        feeds
            .find(query.secret().digest())
            .map(CalendarFeed::owner)
            .filter(this::stands)
            .orElseThrow(UseCaseViolation::notFound);
    Instant now = clock.instant();
    return new Listed(
        owner.party(),
        LISTED.stream().flatMap(status -> appointments(owner, status, now)).toList());
  }

  private boolean stands(Participant owner) {
    return accounts.standing(owner.account()).filter(AccountStanding.ACTIVE::equals).isPresent();
  }

  private Stream<AppointmentDetails> appointments(
      Participant owner, AppointmentStatus status, Instant now) {
    return Page.all(
            (Optional<AppointmentListings.Key> after) ->
                listings.list(
                    new AppointmentListings.Query(
                        owner,
                        Optional.of(status),
                        Optional.of(now.minus(RECENT)),
                        Optional.empty(),
                        Page.MAXIMUM,
                        after),
                    now))
        .limit(MAXIMUM);
  }
}
