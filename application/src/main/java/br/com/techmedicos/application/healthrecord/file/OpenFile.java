package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.AccessEnded;
import br.com.techmedicos.application.healthrecord.access.AccessWatch;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.healthrecord.content.ContentReader;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.shared.DomainException;
import java.nio.channels.SeekableByteChannel;

/**
 * Opens the content of a file for its patient or a doctor. A long transfer is checked again while
 * it runs, and ends when it is no longer allowed.
 */
public final class OpenFile {

  private final RecordAccess access;
  private final ContentReader reader;

  public OpenFile(RecordAccess access, ContentReader reader) {
    this.access = access;
    this.reader = reader;
  }

  /**
   * The file to open.
   *
   * @param request which, and who asks
   * @param origin of their token; the transfer lasts no longer than its session
   */
  public record Query(FileRequest request, TokenOrigin origin) {}

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
    AccessWatch watch = access.watch(request.actor(), query.origin(), file);
    SeekableByteChannel content = reader.open(file).orElseThrow(UseCaseViolation::notFound);
    return new Opened(file, watch.over(content, file.content().size()));
  }
}
