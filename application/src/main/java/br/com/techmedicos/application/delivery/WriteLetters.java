package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes a letter to every subscriber that wants an event, once the event is committed. Without
 * subscribers, it only notes that nobody is to be told.
 */
public final class WriteLetters {

  /** The most events in one run. */
  public static final int BATCH = 500;

  private final UnitOfWork unitOfWork;
  private final Letters letters;
  private final Set<String> eventTypes;
  private final Clock clock;

  WriteLetters(UnitOfWork unitOfWork, Letters letters, Set<String> eventTypes, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.letters = letters;
    this.eventTypes = eventTypes;
    this.clock = clock;
  }

  /**
   * Who is to be told.
   *
   * @param subscribers the subscribers there are, asked in the same unit of work once events are
   *     found: a subscriber misses nothing that commits after it was stored
   */
  public record Command(Supplier<List<Subscriber>> subscribers) {}

  /** Writes the letters of one batch of events. */
  public Addressed handle(Command command) {
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          return letters.write(
              () -> wishes(command.subscribers().get()),
              Vocabulary.of(eventTypes, now),
              now,
              BATCH);
        });
  }

  private static Map<String, Set<String>> wishes(List<Subscriber> subscribers) {
    return subscribers.stream().collect(Collectors.toMap(Subscriber::name, Subscriber::wants));
  }
}
