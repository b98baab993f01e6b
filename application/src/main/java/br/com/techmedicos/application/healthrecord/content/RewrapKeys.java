package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.util.List;
import java.util.Optional;

/**
 * Rewraps the keys of all files after a replacement of the master key. The contents do not change.
 * It can be interrupted and repeated.
 */
public final class RewrapKeys {

  private static final int BATCH = 100;

  private final UnitOfWork unitOfWork;
  private final RecordFiles files;
  private final ContentCipher cipher;

  public RewrapKeys(UnitOfWork unitOfWork, RecordFiles files, ContentCipher cipher) {
    this.unitOfWork = unitOfWork;
    this.files = files;
    this.cipher = cipher;
  }

  /** Rewraps the keys of all files. */
  public record Command() {}

  /**
   * Rewraps all keys.
   *
   * @param command nothing needs to be said
   * @return the number of keys
   * @throws ContentDamaged if a stored key does not belong to its file
   * @throws KeyUnavailable if the master key is not available
   */
  public long handle(Command command) {
    long count = 0;
    Optional<RecordFileId> after = Optional.empty();
    for (List<RecordFile> batch = files.all(after, BATCH);
        !batch.isEmpty();
        batch = files.all(after, BATCH)) {
      batch.forEach(this::rewrap);
      count += batch.size();
      after = Optional.of(batch.get(batch.size() - 1).id());
    }
    return count;
  }

  private void rewrap(RecordFile file) {
    WrappedKey key =
        cipher.rewrap(file.content().key(), new ContentBinding(file.id(), file.owner()));
    unitOfWork.run(() -> files.rewrap(file, key));
  }
}
