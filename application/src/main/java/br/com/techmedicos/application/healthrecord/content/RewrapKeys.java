package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.util.ArrayList;
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
   * The result.
   *
   * @param keys how many are wrapped by the new master key
   * @param locked the files whose keys no master key opens: theirs is not there, or they were
   *     altered; their keys are as they were
   */
  public record Rewrapped(long keys, List<RecordFileId> locked) {
    public Rewrapped {
      locked = List.copyOf(locked);
    }
  }

  /**
   * Rewraps all keys that a master key opens, and passes over the others.
   *
   * @param command nothing needs to be said
   * @throws KeyUnavailable if the keeper of the master key does not answer
   */
  public Rewrapped handle(Command command) {
    long keys = 0;
    List<RecordFileId> locked = new ArrayList<>();
    Optional<RecordFileId> after = Optional.empty();
    for (List<RecordFile> batch = files.all(after, BATCH);
        !batch.isEmpty();
        batch = files.all(after, BATCH)) {
      for (RecordFile file : batch) {
        try {
          rewrap(file);
          keys++;
        } catch (ContentDamaged e) {
          locked.add(file.id());
        }
        after = Optional.of(file.id());
      }
    }
    return new Rewrapped(keys, locked);
  }

  private void rewrap(RecordFile file) {
    WrappedKey key =
        cipher.rewrap(file.content().key(), new ContentBinding(file.id(), file.owner()));
    unitOfWork.run(() -> files.rewrap(file, key));
  }
}
