package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.domain.scheduling.Participant;
import java.util.Optional;

/** Calendar feeds in memory. */
public final class InMemoryCalendarFeeds implements CalendarFeeds {

  private final InMemoryTable<Participant, CalendarFeed> feeds;

  public InMemoryCalendarFeeds(InMemoryUnitOfWork unitOfWork) {
    this.feeds = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public void put(CalendarFeed feed) {
    feeds.put(feed.owner(), feed);
  }

  @Override
  public Optional<CalendarFeed> find(Participant owner) {
    return feeds.find(owner);
  }

  @Override
  public Optional<CalendarFeed> find(TokenDigest digest) {
    return feeds.all().stream().filter(feed -> feed.digest().equals(digest)).findAny();
  }

  @Override
  public void remove(Participant owner) {
    feeds.remove(owner);
  }
}
