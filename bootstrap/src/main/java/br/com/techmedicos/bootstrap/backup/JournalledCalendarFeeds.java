package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.scheduling.JdbcCalendarFeeds;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.bootstrap.backup.Deletion.What;
import br.com.techmedicos.domain.scheduling.Participant;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Writes down which secret addresses of calendars were revoked or replaced. */
@Singleton
@Primary
final class JournalledCalendarFeeds implements CalendarFeeds {

  private final JdbcCalendarFeeds feeds;
  private final DeletionJournal journal;
  private final Clock clock;

  JournalledCalendarFeeds(JdbcCalendarFeeds feeds, DeletionJournal journal, Clock clock) {
    this.feeds = feeds;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void put(CalendarFeed feed) {
    write(feed.owner());
    feeds.put(feed);
  }

  @Override
  public void remove(Participant owner) {
    write(owner);
    feeds.remove(owner);
  }

  private void write(Participant owner) {
    feeds
        .find(owner)
        .map(gone -> Deletion.of(clock.instant(), owner.account(), What.CALENDAR, gone.id()))
        .ifPresent(journal::write);
  }

  @Override
  public Optional<CalendarFeed> find(Participant owner) {
    return feeds.find(owner);
  }

  @Override
  public Optional<CalendarFeed> find(TokenDigest digest) {
    return feeds.find(digest);
  }
}
