package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.access.RecordAccess;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.shared.DomainException;

/** Someone looks at what is known of a file: its patient, or a doctor in a patient's record. */
public final class ReadFile {

  private final RecordAccess access;

  public ReadFile(RecordAccess access) {
    this.access = access;
  }

  /**
   * Which file.
   *
   * @param request which, and who asks
   */
  public record Query(FileRequest request) {}

  /**
   * Looks.
   *
   * @param query which file, and who asks
   * @return the file
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such file, or not
   *     for them
   */
  public RecordFile handle(Query query) {
    return access.read(query.request());
  }
}
