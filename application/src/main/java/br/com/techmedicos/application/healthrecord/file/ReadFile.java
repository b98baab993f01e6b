package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.shared.DomainException;

/** Shows the details of a file to its patient or a doctor. */
public final class ReadFile {

  private final RecordAccess access;

  public ReadFile(RecordAccess access) {
    this.access = access;
  }

  /**
   * The file to show.
   *
   * @param request which, and who asks
   */
  public record Query(FileRequest request) {}

  /**
   * Returns the file.
   *
   * @param query which file, and who asks
   * @return the file
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such file, or the
   *     caller may not see it
   */
  public RecordFile handle(Query query) {
    return access.read(query.request());
  }
}
