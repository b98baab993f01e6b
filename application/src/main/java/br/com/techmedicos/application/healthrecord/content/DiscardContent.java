package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.ContentName;

/** Removes received content that does not become a file. */
public final class DiscardContent {

  private final UnitOfWork unitOfWork;
  private final ContentDisposals disposals;
  private final ContentStore store;

  public DiscardContent(UnitOfWork unitOfWork, ContentDisposals disposals, ContentStore store) {
    this.unitOfWork = unitOfWork;
    this.disposals = disposals;
    this.store = store;
  }

  /** The content to remove. */
  public record Command(ReceivedContent received) {}

  /**
   * Removes the content.
   *
   * @return its name in the store
   * @throws StorageUnavailable if the store cannot remove it now; {@link SweepContents} will do so
   *     later
   */
  public ContentName handle(Command command) {
    ContentName name = command.received().content().name();
    unitOfWork.run(() -> disposals.giveUp(name));
    store.delete(name);
    unitOfWork.run(() -> disposals.removed(name));
    return name;
  }
}
