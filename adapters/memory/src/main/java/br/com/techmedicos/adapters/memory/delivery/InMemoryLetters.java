package br.com.techmedicos.adapters.memory.delivery;

import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryTable;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.adapters.shared.EventFacts;
import br.com.techmedicos.application.delivery.Addressed;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Backlog;
import br.com.techmedicos.application.delivery.DeadLetter;
import br.com.techmedicos.application.delivery.Letter;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.Vocabulary;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Letters in memory. The events themselves are never forgotten: embedding programs read them. */
public final class InMemoryLetters implements Letters {

  private final InMemoryUnitOfWork unitOfWork;
  private final InMemoryOutbox outbox;
  private final IdGenerator ids;
  private final InMemoryTable<UUID, Row> rows;
  private final InMemoryTable<String, Integer> read; // one row: how many events were looked at
  private final InMemoryTable<Integer, Event> waiting; // those that have no letters, in order

  private record Event(int position, Announcement announcement) {}

  private record Row(
      UUID id,
      String subscriber,
      int position,
      Announcement announcement,
      Instant dueAt,
      int attempts,
      Optional<UUID> claim,
      String problem,
      Optional<Instant> deadAt) {

    Letter letter() {
      return new Letter(id, claim.orElseThrow(), announcement, attempts);
    }

    Row claimed(UUID by, Instant until) {
      return new Row(
          id,
          subscriber,
          position,
          announcement,
          until,
          attempts + 1,
          Optional.of(by),
          problem,
          deadAt);
    }

    Row put(Instant due, int counted, String what, Optional<Instant> dead) {
      return new Row(
          id, subscriber, position, announcement, due, counted, Optional.empty(), what, dead);
    }

    boolean isTaken(Vocabulary vocabulary) {
      return vocabulary.takes(announcement.type(), announcement.occurredAt());
    }

    boolean holdsUp(Row other, Vocabulary vocabulary) {
      return deadAt.isEmpty()
          && vocabulary.waitsFor(announcement.type(), announcement.occurredAt())
          && subscriber.equals(other.subscriber)
          && announcement.aggregateId().equals(other.announcement.aggregateId())
          && position < other.position;
    }

    DeadLetter deadLetter() {
      return new DeadLetter(
          id,
          subscriber,
          announcement.id(),
          announcement.type(),
          announcement.occurredAt(),
          attempts,
          problem,
          deadAt.orElseThrow());
    }
  }

  public InMemoryLetters(InMemoryUnitOfWork unitOfWork, InMemoryOutbox outbox, IdGenerator ids) {
    this.unitOfWork = unitOfWork;
    this.outbox = outbox;
    this.ids = ids;
    this.rows = new InMemoryTable<>(unitOfWork);
    this.read = new InMemoryTable<>(unitOfWork);
    this.waiting = new InMemoryTable<>(unitOfWork);
  }

  @Override
  public Addressed write(
      Supplier<Map<String, Set<String>>> wishes, Vocabulary vocabulary, Instant now, int limit) {
    return unitOfWork.atomically(
        () -> {
          Set<UUID> held = new HashSet<>();
          List<Event> found =
              withoutLetters().stream()
                  .filter(event -> isReady(event.announcement(), vocabulary, held))
                  .limit(limit)
                  .toList();
          Map<String, Set<String>> wanted = found.isEmpty() ? Map.of() : wishes.get();
          Set<String> addressees = new HashSet<>();
          for (Event event : found) {
            wanted.forEach(
                (subscriber, types) -> {
                  if (types.contains(event.announcement().type())) {
                    add(subscriber, event, now);
                    addressees.add(subscriber);
                  }
                });
            waiting.remove(event.position());
          }
          return new Addressed(found.size(), found.size() == limit, addressees);
        });
  }

  /** What is not taken holds up the later ones of its aggregate. */
  private static boolean isReady(Announcement event, Vocabulary vocabulary, Set<UUID> held) {
    if (vocabulary.takes(event.type(), event.occurredAt())) {
      return !held.contains(event.aggregateId());
    }
    if (vocabulary.waitsFor(event.type(), event.occurredAt())) {
      held.add(event.aggregateId());
    }
    return false;
  }

  private List<Event> withoutLetters() {
    List<DomainEvent> all = outbox.events();
    for (int position = read.find("").orElse(0); position < all.size(); position++) {
      waiting.put(position, new Event(position, announcement(all.get(position))));
    }
    read.put("", all.size());
    return waiting.all().stream().sorted(Comparator.comparingInt(Event::position)).toList();
  }

  private void add(String subscriber, Event event, Instant now) {
    UUID id = ids.next();
    rows.put(
        id,
        new Row(
            id,
            subscriber,
            event.position(),
            event.announcement(),
            now,
            0,
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private Announcement announcement(DomainEvent event) {
    return new Announcement(
        ids.next(),
        event.getClass().getSimpleName(),
        event.aggregateId(),
        event.occurredAt(),
        EventFacts.of(event));
  }

  @Override
  public List<Letter> claim(
      String subscriber, Vocabulary vocabulary, UUID claim, Instant now, Instant until, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<Row> all = rows.all();
          List<Row> claimed =
              all.stream()
                  .filter(row -> row.subscriber().equals(subscriber) && row.deadAt().isEmpty())
                  .filter(row -> !row.dueAt().isAfter(now))
                  .filter(row -> row.isTaken(vocabulary))
                  .filter(row -> all.stream().noneMatch(other -> other.holdsUp(row, vocabulary)))
                  .sorted(Comparator.comparing(Row::dueAt).thenComparing(Row::position))
                  .limit(limit)
                  .map(row -> row.claimed(claim, until))
                  .toList();
          claimed.forEach(row -> rows.put(row.id(), row));
          return claimed.stream().map(Row::letter).toList();
        });
  }

  @Override
  public void delivered(Letter letter) {
    unitOfWork.atomically(
        () -> {
          held(letter).ifPresent(row -> rows.remove(row.id()));
          return letter;
        });
  }

  @Override
  public void postpone(Letter letter, Instant dueAt, int attempts, String problem) {
    change(letter, row -> row.put(dueAt, attempts, problem, Optional.empty()));
  }

  @Override
  public void bury(Letter letter, String problem, Instant now) {
    change(letter, row -> row.put(row.dueAt(), row.attempts(), problem, Optional.of(now)));
  }

  private void change(Letter letter, UnaryOperator<Row> change) {
    unitOfWork.atomically(
        () -> {
          held(letter).map(change).ifPresent(row -> rows.put(row.id(), row));
          return letter;
        });
  }

  private Optional<Row> held(Letter letter) {
    return rows.find(letter.id()).filter(row -> row.claim().equals(Optional.of(letter.claim())));
  }

  @Override
  public Page<DeadLetter, UUID> dead(int limit, Optional<UUID> after) {
    List<DeadLetter> dead =
        deadRows()
            .sorted(Comparator.comparing(row -> row.id().toString())) // unsigned, as in databases
            .filter(row -> after.map(UUID::toString).orElse("").compareTo(row.id().toString()) < 0)
            .limit(limit + 1L)
            .map(Row::deadLetter)
            .toList();
    return Page.cut(dead, DeadLetter::id, limit);
  }

  private Stream<Row> deadRows() {
    return rows.all().stream().filter(row -> row.deadAt().isPresent());
  }

  @Override
  public boolean revive(UUID id, Instant now) {
    return unitOfWork.atomically(
        () -> {
          Optional<Row> dead = rows.find(id).filter(row -> row.deadAt().isPresent());
          dead.ifPresent(row -> rows.put(id, row.put(now, 0, row.problem(), Optional.empty())));
          return dead.isPresent();
        });
  }

  @Override
  public Backlog backlog(int most) {
    return unitOfWork.atomically(
        () -> {
          List<Instant> events =
              withoutLetters().stream().map(event -> event.announcement().occurredAt()).toList();
          List<Instant> letters =
              rows.all().stream()
                  .filter(row -> row.deadAt().isEmpty())
                  .map(row -> row.announcement().occurredAt())
                  .toList();
          return new Backlog(
              Math.min(events.size(), most) + Math.min(letters.size(), most),
              Stream.concat(events.stream(), letters.stream()).min(Comparator.naturalOrder()));
        });
  }

  @Override
  public Set<String> subscribers() {
    return rows.all().stream().map(Row::subscriber).collect(Collectors.toSet());
  }

  @Override
  public int withdraw(String subscriber, int limit) {
    return unitOfWork.atomically(
        () -> {
          List<Row> some =
              rows.all().stream()
                  .filter(row -> row.subscriber().equals(subscriber))
                  .limit(limit)
                  .toList();
          some.forEach(row -> rows.remove(row.id()));
          return some.size();
        });
  }

  @Override
  public int forget(Instant deadBefore, Instant writtenBefore, int limit) {
    return unitOfWork.atomically(
        () -> {
          deadRows()
              .filter(row -> row.deadAt().orElseThrow().isBefore(deadBefore))
              .limit(limit)
              .forEach(row -> rows.remove(row.id()));
          return 0;
        });
  }
}
