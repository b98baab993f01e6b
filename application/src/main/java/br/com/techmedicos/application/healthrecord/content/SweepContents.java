package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Removes contents that belong to no file: those of deleted files and of interrupted uploads. */
public final class SweepContents {

  /** The maximum number of contents in a batch. */
  public static final int BATCH = 100;

  private static final Duration PAUSE = Duration.ofHours(1);

  private final UnitOfWork unitOfWork;
  private final ContentDisposals disposals;
  private final ContentStore store;
  private final Clock clock;

  public SweepContents(
      UnitOfWork unitOfWork, ContentDisposals disposals, ContentStore store, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.disposals = disposals;
    this.store = store;
    this.clock = clock;
  }

  /** Removes a batch. */
  public record Command() {}

  /**
   * Removes a batch.
   *
   * @return how many contents were removed; {@link #BATCH} means that there may be more
   * @throws StorageUnavailable if the store cannot remove one now; the batch ends, and that one is
   *     due again an hour later, so that it does not hold up the others
   */
  public int handle(Command command) {
    List<ContentName> due = unitOfWork.execute(() -> disposals.due(clock.instant(), BATCH));
    due.forEach(this::remove);
    return due.size();
  }

  private void remove(ContentName content) {
    try {
      store.delete(content);
    } catch (StorageUnavailable e) {
      unitOfWork.run(() -> disposals.postpone(content, clock.instant().plus(PAUSE)));
      throw e;
    }
    unitOfWork.run(() -> disposals.removed(content));
  }
}
