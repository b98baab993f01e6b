package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.content.ContentReader;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.shared.DomainException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;

/**
 * Opens the content of a file for its patient or a doctor. A long transfer is checked again while
 * it runs, and ends when it is no longer allowed.
 */
public final class OpenFile {

  private final RecordAccess access;
  private final ContentReader reader;
  private final Clock clock;

  public OpenFile(RecordAccess access, ContentReader reader, Clock clock) {
    this.access = access;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * The file to open.
   *
   * @param request which, and who asks
   */
  public record Query(FileRequest request) {}

  /**
   * A file whose content can be read.
   *
   * @param file what is known of it
   * @param content the plain content, at any place; to be closed by the caller. Reading fails with
   *     {@link AccessEnded} once the access has ended, and with {@link ContentDamaged}
   */
  public record Opened(RecordFile file, SeekableByteChannel content) {}

  /**
   * Opens the file.
   *
   * @param query which file, and who asks
   * @return the file, open
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such file, or the
   *     caller may not see it
   * @throws ContentDamaged if the stored content is damaged
   * @throws StorageUnavailable if the store cannot be read now
   * @throws KeyUnavailable if the master key is not available
   */
  public Opened handle(Query query) {
    FileRequest request = query.request();
    RecordFile file = access.read(request);
    StoredContent content = file.content();
    return new Opened(
        file,
        new WatchedContent(
            reader.open(file),
            content.size(),
            () -> access.stillAllowed(request.actor(), file),
            clock));
  }
}
