package br.com.techmedicos.application.healthrecord.file;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.healthrecord.content.SweepContents;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;

/**
 * Deletes a patient's file together with its key. The content becomes unreadable at once, even in
 * backups, and is removed by the next {@link SweepContents}.
 */
public final class DeleteFile {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final RecordFiles files;
  private final ContentDisposals disposals;
  private final Outbox outbox;
  private final Clock clock;

  public DeleteFile(
      RecordLock lock,
      AccessLogWriter accessLog,
      RecordFiles files,
      ContentDisposals disposals,
      Outbox outbox,
      Clock clock) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.files = files;
    this.disposals = disposals;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The file to delete. */
  public record Command(PatientId patient, RecordFileId file) {}

  /**
   * Deletes the file.
   *
   * @return the deleted file
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the patient's file,
   *     or with {@link HealthRecordViolation.DocumentKept} if a doctor wrote it
   */
  public RecordFile handle(Command command) {
    Optional<RecordFile> deleted =
        lock.holding(
            command.patient(),
            () -> {
              Optional<RecordFile> file = files.find(command.patient(), command.file());
              file.ifPresent(this::delete);
              return file;
            });
    return accessLog.foundOrRefused(
        deleted,
        () ->
            accessLog.refused(
                command.file(), AccountId.of(command.patient()), AccessAction.DELETE));
  }

  private void delete(RecordFile file) {
    HealthRecordEvent deleted = permitted(file);
    accessLog.allowed(file, AccountId.of(file.owner()), AccessAction.DELETE);
    outbox.append(deleted);
    files.delete(file.owner(), file.id());
    disposals.giveUp(file.content().name());
  }

  private HealthRecordEvent permitted(RecordFile file) {
    try {
      return file.delete(clock.instant());
    } catch (DomainException refusal) {
      accessLog.refused(file.id(), AccountId.of(file.owner()), AccessAction.DELETE);
      throw refusal;
    }
  }
}
