package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decrypts every file and compares it with the digest that was taken when it was uploaded. To be
 * done after a restore: contents, keys and rows then belong together.
 */
public final class VerifyContents {

  private static final int BATCH = 100;
  private static final int BUFFER = 1 << 16;

  private final RecordFiles files;
  private final ContentReader contents;

  public VerifyContents(RecordFiles files, ContentReader contents) {
    this.files = files;
    this.contents = contents;
  }

  /** Verifies all files. */
  public record Query() {}

  /**
   * The result.
   *
   * @param files how many files there were, those included that were deleted meanwhile
   * @param bytes how many bytes of them are as they were uploaded
   * @param damaged the files that are not as they were uploaded, or whose content is missing
   * @param locked the files that no key opens: their master key is not there, or their own was
   *     altered
   */
  public record Findings(
      long files, long bytes, List<RecordFileId> damaged, List<RecordFileId> locked) {
    public Findings {
      damaged = List.copyOf(damaged);
      locked = List.copyOf(locked);
    }

    /** Whether every file is as it was uploaded. */
    public boolean whole() {
      return damaged.isEmpty() && locked.isEmpty();
    }
  }

  /**
   * Reads all files to their end. What cannot be read is passed over.
   *
   * @param query nothing needs to be said
   * @return the findings
   * @throws StorageUnavailable if the store does not answer
   * @throws KeyUnavailable if the keeper of the master key does not answer
   */
  public Findings handle(Query query) {
    long count = 0;
    long bytes = 0;
    List<RecordFileId> damaged = new ArrayList<>();
    List<RecordFileId> locked = new ArrayList<>();
    Optional<RecordFileId> after = Optional.empty();
    for (List<RecordFile> batch = files.all(after, BATCH);
        !batch.isEmpty();
        batch = files.all(after, BATCH)) {
      for (RecordFile file : batch) {
        count++;
        try {
          Optional<ContentDigest> digest = digest(file);
          if (digest.equals(Optional.of(file.content().digest()))) {
            bytes += file.content().size();
          } else if (digest.isPresent()) {
            damaged.add(file.id());
          }
        } catch (ContentDamaged e) {
          (e.isLocked() ? locked : damaged).add(file.id());
        }
        after = Optional.of(file.id());
      }
    }
    return new Findings(count, bytes, damaged, locked);
  }

  /** Empty if the file has been deleted meanwhile. */
  private Optional<ContentDigest> digest(RecordFile file) {
    Optional<SeekableByteChannel> opened = contents.open(file);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (SeekableByteChannel content = opened.get()) {
      return Optional.of(digest(content));
    } catch (IOException e) {
      throw new IllegalStateException("channels of contents fail with a Failure only", e);
    }
  }

  private static ContentDigest digest(SeekableByteChannel content) throws IOException {
    MessageDigest digest = ReceiveContent.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (content.read(buffer) >= 0) {
      digest.update(buffer.flip());
      buffer.clear();
    }
    return ContentDigest.of(digest.digest());
  }
}
