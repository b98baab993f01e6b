package br.com.techmedicos.adapters.jdbc.delivery;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.Json;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.delivery.Addressed;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Backlog;
import br.com.techmedicos.application.delivery.DeadLetter;
import br.com.techmedicos.application.delivery.Letter;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.Vocabulary;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Letters, one row each until they are delivered, beside the events that they tell. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcLetters
    implements Letters, GenericRepository<JdbcLetters.LetterRow, UUID> {

  private static final Argument<Map<String, String>> FACTS =
      Argument.mapOf(String.class, String.class);

  private final JdbcUnitOfWork unitOfWork;
  private final IdGenerator ids;
  private final Json json;

  JdbcLetters(JdbcUnitOfWork unitOfWork, IdGenerator ids, Json json) {
    this.unitOfWork = unitOfWork;
    this.ids = ids;
    this.json = json;
  }

  @MappedEntity("letter")
  record LetterRow(
      @Id @UuidColumn UUID id,
      String subscriber,
      @UuidColumn UUID aggregateId,
      @UuidColumn UUID eventId,
      @InstantColumn Instant dueAt,
      int attempts) {}

  @MappedEntity("outbox")
  record EventRow(
      @Id @UuidColumn UUID id,
      String type,
      @UuidColumn UUID aggregateId,
      @InstantColumn Instant occurredAt) {}

  /** Finds events without a lock, and notes them by key: so no booking is waited for. */
  @Override
  public Addressed write(
      Supplier<Map<String, Set<String>>> wishes, Vocabulary vocabulary, Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          Set<UUID> held = new HashSet<>();
          List<EventRow> page = withoutLetters(UuidColumn.FIRST, vocabulary, limit);
          List<EventRow> events = ready(page, vocabulary, held);
          while (events.isEmpty() && page.size() == limit) {
            page = withoutLetters(page.get(limit - 1).id(), vocabulary, limit);
            events = ready(page, vocabulary, held);
          }
          boolean more = page.size() == limit;
          return events.isEmpty()
              ? new Addressed(0, false, Set.of())
              : addressed(events, wishes.get(), now, more);
        });
  }

  /** What is not taken holds up the later ones of its aggregate. */
  private static List<EventRow> ready(List<EventRow> page, Vocabulary vocabulary, Set<UUID> held) {
    List<EventRow> ready = new ArrayList<>();
    for (EventRow event : page) {
      if (!vocabulary.takes(event.type(), event.occurredAt())) {
        held.add(event.aggregateId());
      } else if (!held.contains(event.aggregateId())) {
        ready.add(event);
      }
    }
    return ready;
  }

  private Addressed addressed(
      List<EventRow> events, Map<String, Set<String>> wishes, Instant now, boolean more) {
    if (note(events.stream().map(EventRow::id).toList(), now) < events.size()) {
      throw new StaleVersion();
    }
    List<LetterRow> letters =
        events.stream()
            .flatMap(
                event ->
                    wishes.entrySet().stream()
                        .filter(wish -> wish.getValue().contains(event.type()))
                        .map(wish -> letter(wish.getKey(), event, now)))
            .toList();
    if (!letters.isEmpty()) {
      saveAll(letters);
    }
    return new Addressed(
        events.size(),
        more,
        letters.stream().map(LetterRow::subscriber).collect(Collectors.toSet()));
  }

  private LetterRow letter(String subscriber, EventRow event, Instant now) {
    return new LetterRow(ids.next(), subscriber, event.aggregateId(), event.id(), now, 0);
  }

  private List<EventRow> withoutLetters(UUID after, Vocabulary vocabulary, int limit) {
    return withoutLetters(
        after, types(vocabulary), vocabulary.heldAfter(), vocabulary.lostBefore(), limit);
  }

  /** What is neither taken nor waited for is passed over here: there may be much of it. */
  @Query(
      "SELECT id, type, aggregate_id, occurred_at FROM outbox WHERE delivered_at IS NULL"
          + " AND id > :after AND (type IN (:types) OR occurred_at > :heldAfter"
          + " OR occurred_at < :lostBefore) ORDER BY id LIMIT :limit")
  abstract List<EventRow> withoutLetters(
      @UuidColumn UUID after,
      @Expandable List<String> types,
      @InstantColumn Instant heldAfter,
      @InstantColumn Instant lostBefore,
      int limit);

  /** SQL has no empty list. */
  private static List<String> types(Vocabulary vocabulary) {
    return vocabulary.types().isEmpty() ? List.of("") : List.copyOf(vocabulary.types());
  }

  @Query("UPDATE outbox SET delivered_at = :now WHERE id IN (:events) AND delivered_at IS NULL")
  abstract int note(@Expandable @UuidColumn List<UUID> events, @InstantColumn Instant now);

  abstract void saveAll(List<LetterRow> letters);

  @Override
  public List<Letter> claim(
      String subscriber, Vocabulary vocabulary, UUID claim, Instant now, Instant until, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<UUID> due =
              due(
                      subscriber,
                      types(vocabulary),
                      vocabulary.heldAfter(),
                      vocabulary.lostBefore(),
                      now,
                      limit)
                  .stream()
                  .map(DueRow::id)
                  .toList();
          if (due.isEmpty() || take(due, claim, now, until) == 0) {
            return List.of();
          }
          return claimed(due, claim).stream()
              .sorted(Comparator.comparingInt(row -> due.indexOf(row.id())))
              .map(row -> row.letter(json))
              .toList();
        });
  }

  @MappedEntity("letter")
  record DueRow(@Id @UuidColumn UUID id) {}

  /** An event is looked up a letter, by key: a join could begin with all events. */
  @Query(
      "SELECT l.id FROM letter l WHERE l.subscriber = :subscriber AND l.dead_at IS NULL"
          + " AND l.due_at <= :now"
          + " AND (SELECT CASE WHEN o.type IN (:types) OR o.occurred_at < :lostBefore"
          + " THEN 1 ELSE 0 END FROM outbox o WHERE o.id = l.event_id) = 1"
          + " AND NOT EXISTS (SELECT 1 FROM letter e"
          + " WHERE e.subscriber = l.subscriber AND e.aggregate_id = l.aggregate_id"
          + " AND e.event_id < l.event_id AND e.dead_at IS NULL"
          + " AND (SELECT CASE WHEN p.type IN (:types) OR p.occurred_at > :heldAfter"
          + " OR p.occurred_at < :lostBefore THEN 1 ELSE 0 END"
          + " FROM outbox p WHERE p.id = e.event_id) = 1)"
          + " ORDER BY l.due_at LIMIT :limit")
  abstract List<DueRow> due(
      String subscriber,
      @Expandable List<String> types,
      @InstantColumn Instant heldAfter,
      @InstantColumn Instant lostBefore,
      @InstantColumn Instant now,
      int limit);

  @Query(
      "UPDATE letter SET claim_id = :claim, due_at = :until, attempts = attempts + 1"
          + " WHERE id IN (:letters) AND due_at <= :now AND dead_at IS NULL")
  abstract int take(
      @Expandable @UuidColumn List<UUID> letters,
      @UuidColumn UUID claim,
      @InstantColumn Instant now,
      @InstantColumn Instant until);

  @MappedEntity("letter")
  record ClaimedRow(
      @Id @UuidColumn UUID id,
      @UuidColumn UUID claimId,
      int attempts,
      @UuidColumn UUID eventId,
      String type,
      @UuidColumn UUID aggregateId,
      @InstantColumn Instant occurredAt,
      String payload) {

    Letter letter(Json json) {
      return new Letter(
          id,
          claimId,
          new Announcement(eventId, type, aggregateId, occurredAt, json.read(payload, FACTS)),
          attempts);
    }
  }

  @Query(
      "SELECT l.id, l.claim_id, l.attempts, l.event_id, o.type, o.aggregate_id, o.occurred_at,"
          + " o.payload FROM letter l JOIN outbox o ON o.id = l.event_id"
          + " WHERE l.id IN (:letters) AND l.claim_id = :claim")
  abstract List<ClaimedRow> claimed(
      @Expandable @UuidColumn List<UUID> letters, @UuidColumn UUID claim);

  @Override
  public void delivered(Letter letter) {
    unitOfWork.oneByOne(() -> remove(letter.id(), letter.claim()));
  }

  @Query("DELETE FROM letter WHERE id = :letter AND claim_id = :claim")
  abstract int remove(@UuidColumn UUID letter, @UuidColumn UUID claim);

  @Override
  public void postpone(Letter letter, Instant dueAt, int attempts, String problem) {
    unitOfWork.oneByOne(() -> putBack(letter.id(), letter.claim(), dueAt, attempts, problem));
  }

  @Query(
      "UPDATE letter SET claim_id = NULL, due_at = :dueAt, attempts = :attempts, problem = :problem"
          + " WHERE id = :letter AND claim_id = :claim AND dead_at IS NULL")
  abstract int putBack(
      @UuidColumn UUID letter,
      @UuidColumn UUID claim,
      @InstantColumn Instant dueAt,
      int attempts,
      String problem);

  @Override
  public void bury(Letter letter, String problem, Instant now) {
    unitOfWork.oneByOne(() -> giveUp(letter.id(), letter.claim(), problem, now));
  }

  @Query(
      "UPDATE letter SET claim_id = NULL, dead_at = :now, problem = :problem"
          + " WHERE id = :letter AND claim_id = :claim")
  abstract int giveUp(
      @UuidColumn UUID letter, @UuidColumn UUID claim, String problem, @InstantColumn Instant now);

  @MappedEntity("letter")
  record DeadRow(
      @Id @UuidColumn UUID id,
      String subscriber,
      @UuidColumn UUID eventId,
      String type,
      @InstantColumn Instant occurredAt,
      int attempts,
      @Nullable String problem,
      @InstantColumn Instant deadAt) {

    DeadLetter deadLetter() {
      return new DeadLetter(
          id,
          subscriber,
          eventId,
          type,
          occurredAt,
          attempts,
          Objects.requireNonNullElse(problem, ""),
          deadAt);
    }
  }

  @Override
  public Page<DeadLetter, UUID> dead(int limit, Optional<UUID> after) {
    return Page.cut(
        dead(after.orElse(UuidColumn.FIRST), limit + 1).stream().map(DeadRow::deadLetter).toList(),
        DeadLetter::id,
        limit);
  }

  @Query(
      "SELECT l.id, l.subscriber, l.event_id, o.type, o.occurred_at, l.attempts, l.problem,"
          + " l.dead_at FROM letter l JOIN outbox o ON o.id = l.event_id"
          + " WHERE l.dead_at IS NOT NULL AND l.id > :after ORDER BY l.id LIMIT :limit")
  abstract List<DeadRow> dead(@UuidColumn UUID after, int limit);

  @Override
  public boolean revive(UUID id, Instant now) {
    return reviveOne(id, now) > 0;
  }

  @Query(
      "UPDATE letter SET dead_at = NULL, due_at = :now, attempts = 0"
          + " WHERE id = :letter AND dead_at IS NOT NULL")
  abstract int reviveOne(@UuidColumn UUID letter, @InstantColumn Instant now);

  @Override
  public Backlog backlog(int most) {
    int waiting = countEvents(most) + countLetters(most);
    return new Backlog(
        waiting,
        waiting == 0
            ? Optional.empty()
            : Stream.concat(firstEvent().stream(), firstLetter().stream())
                .map(EventRow::occurredAt)
                .min(Comparator.naturalOrder()));
  }

  @Query(
      "SELECT COUNT(*) FROM (SELECT id FROM outbox WHERE delivered_at IS NULL LIMIT :most) waiting")
  abstract int countEvents(int most);

  @Query("SELECT COUNT(*) FROM (SELECT id FROM letter WHERE dead_at IS NULL LIMIT :most) waiting")
  abstract int countLetters(int most);

  @Query(
      "SELECT id, type, aggregate_id, occurred_at FROM outbox WHERE delivered_at IS NULL"
          + " ORDER BY id LIMIT 1")
  abstract Optional<EventRow> firstEvent();

  /** By the order in which letters are written, which is that of their events. */
  @Query(
      "SELECT o.id, o.type, o.aggregate_id, o.occurred_at FROM letter l"
          + " JOIN outbox o ON o.id = l.event_id WHERE l.dead_at IS NULL ORDER BY l.id LIMIT 1")
  abstract Optional<EventRow> firstLetter();

  @Override
  public Set<String> subscribers() {
    return addressees().stream().map(SubscriberRow::subscriber).collect(Collectors.toSet());
  }

  @MappedEntity("letter")
  record SubscriberRow(@Id String subscriber) {}

  @Query("SELECT DISTINCT subscriber FROM letter")
  abstract List<SubscriberRow> addressees();

  @Override
  public int withdraw(String subscriber, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<UUID> letters = some(subscriber, limit).stream().map(DueRow::id).toList();
          return letters.isEmpty() ? 0 : removeLetters(letters);
        });
  }

  @Query("SELECT id FROM letter WHERE subscriber = :subscriber LIMIT :limit")
  abstract List<DueRow> some(String subscriber, int limit);

  @Override
  public int forget(Instant deadBefore, Instant writtenBefore, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<UUID> letters = longDead(deadBefore, limit).stream().map(DueRow::id).toList();
          if (!letters.isEmpty()) {
            removeLetters(letters);
          }
          List<UUID> events = old(writtenBefore, limit).stream().map(IdRow::id).toList();
          return events.isEmpty() ? 0 : removeEvents(events);
        });
  }

  @Query("SELECT id FROM letter WHERE dead_at < :before ORDER BY dead_at LIMIT :limit")
  abstract List<DueRow> longDead(@InstantColumn Instant before, int limit);

  @Query("DELETE FROM letter WHERE id IN (:letters)")
  abstract int removeLetters(@Expandable @UuidColumn List<UUID> letters);

  @MappedEntity("outbox")
  record IdRow(@Id @UuidColumn UUID id) {}

  @Query(
      "SELECT o.id FROM outbox o WHERE o.delivered_at < :before"
          + " AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.event_id = o.id)"
          + " ORDER BY o.delivered_at LIMIT :limit")
  abstract List<IdRow> old(@InstantColumn Instant before, int limit);

  @Query("DELETE FROM outbox WHERE id IN (:events)")
  abstract int removeEvents(@Expandable @UuidColumn List<UUID> events);
}
