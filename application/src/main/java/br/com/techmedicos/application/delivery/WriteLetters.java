package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.UnitOfWork;
import java.time.Clock;
import java.util.List;
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
  private final Clock clock;

  WriteLetters(UnitOfWork unitOfWork, Letters letters, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.letters = letters;
    this.clock = clock;
  }

  /** The subscribers there are. */
  public record Command(List<Subscriber> subscribers) {}

  /**
   * Writes the letters of one batch of events.
   *
   * @return the number of events; if it equals {@link #BATCH}, there may be more
   */
  public int handle(Command command) {
    var wishes =
        command.subscribers().stream()
            .collect(Collectors.toMap(Subscriber::name, Subscriber::wants));
    return unitOfWork.execute(() -> letters.write(wishes, clock.instant(), BATCH));
  }
}
