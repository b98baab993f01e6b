package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Calendar feeds, one row each. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcCalendarFeeds
    implements CalendarFeeds, GenericRepository<JdbcCalendarFeeds.CalendarFeedRow, UUID> {

  @MappedEntity("calendar_feed")
  record CalendarFeedRow(
      Party party,
      @UuidColumn UUID ownerId,
      @Id @UuidColumn UUID id,
      String digest,
      @InstantColumn Instant madeAt) {

    CalendarFeed feed() {
      return new CalendarFeed(new Participant(party, ownerId), id, new TokenDigest(digest), madeAt);
    }
  }

  private final JdbcUnitOfWork unitOfWork;

  JdbcCalendarFeeds(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public void put(CalendarFeed feed) {
    unitOfWork.atomically(
        () -> {
          remove(feed.owner());
          save(
              new CalendarFeedRow(
                  feed.owner().party(),
                  feed.owner().id(),
                  feed.id(),
                  feed.digest().value(),
                  feed.madeAt()));
        });
  }

  abstract void save(CalendarFeedRow row);

  @Override
  public Optional<CalendarFeed> find(Participant owner) {
    return findByOwner(owner.id(), owner.party()).map(CalendarFeedRow::feed);
  }

  @Query("SELECT * FROM calendar_feed WHERE owner_id = :ownerId AND party = :party")
  abstract Optional<CalendarFeedRow> findByOwner(@UuidColumn UUID ownerId, Party party);

  @Override
  public Optional<CalendarFeed> find(TokenDigest digest) {
    return findByDigest(digest.value()).map(CalendarFeedRow::feed);
  }

  @Query("SELECT * FROM calendar_feed WHERE digest = :digest")
  abstract Optional<CalendarFeedRow> findByDigest(String digest);

  @Override
  public void remove(Participant owner) {
    removeByOwner(owner.id(), owner.party());
  }

  @Query("DELETE FROM calendar_feed WHERE owner_id = :ownerId AND party = :party")
  abstract void removeByOwner(@UuidColumn UUID ownerId, Party party);
}
