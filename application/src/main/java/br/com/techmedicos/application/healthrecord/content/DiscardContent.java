package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.ContentName;

/** Content that was received, and becomes no file, is removed. */
public final class DiscardContent {

  private final UnitOfWork unitOfWork;
  private final ContentDisposals disposals;
  private final ContentStore store;

  public DiscardContent(UnitOfWork unitOfWork, ContentDisposals disposals, ContentStore store) {
    this.unitOfWork = unitOfWork;
    this.disposals = disposals;
    this.store = store;
  }

  /**
   * What to remove.
   *
   * @param received the content
   */
  public record Command(ReceivedContent received) {}

  /**
   * Removes.
   *
   * @param command what to remove
   * @return what the store knew it by
   * @throws StorageUnavailable if the store cannot remove it now; a {@link SweepContents} will
   */
  public ContentName handle(Command command) {
    ContentName name = command.received().content().name();
    unitOfWork.run(() -> disposals.giveUp(name));
    store.delete(name);
    unitOfWork.run(() -> disposals.removed(name));
    return name;
  }
}
