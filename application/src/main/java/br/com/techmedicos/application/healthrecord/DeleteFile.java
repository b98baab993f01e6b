package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
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
 * A patient deletes a file. Its key is destroyed with it, so that the content is beyond reading at
 * once, in backups too; the content itself is removed by the next {@link SweepContents}.
 */
public final class DeleteFile {

  private final UnitOfWork unitOfWork;
  private final RecordDesk desk;
  private final RecordFiles files;
  private final ContentDisposals disposals;
  private final Outbox outbox;
  private final Clock clock;

  DeleteFile(
      UnitOfWork unitOfWork,
      RecordDesk desk,
      RecordFiles files,
      ContentDisposals disposals,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.desk = desk;
    this.files = files;
    this.disposals = disposals;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What to delete.
   *
   * @param patient who deletes
   * @param file which file
   */
  public record Command(PatientId patient, RecordFileId file) {}

  /**
   * Deletes.
   *
   * @param command what to delete
   * @return the file that was
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not theirs, or with
   *     {@link HealthRecordViolation.DocumentKept} if a doctor wrote it
   */
  public RecordFile handle(Command command) {
    AccountId actor = AccountId.of(command.patient());
    Optional<RecordFile> deleted =
        unitOfWork.execute(
            () -> {
              desk.hold(command.patient()); // one at a time, so that none is deleted twice
              Optional<RecordFile> file = files.find(command.patient(), command.file());
              file.ifPresent(this::delete);
              return file;
            });
    return deleted.orElseThrow(
        () ->
            desk.refused(
                desk.ownerOf(command.file()),
                actor,
                AccessAction.DELETE,
                Optional.of(command.file())));
  }

  /** Deletes a file of the patient's own, in the unit of work of who calls. */
  void delete(RecordFile file) {
    desk.allowed(
        file.owner(), AccountId.of(file.owner()), AccessAction.DELETE, Optional.of(file.id()));
    outbox.append(file.delete(clock.instant()));
    files.delete(file.owner(), file.id());
    disposals.giveUp(file.content().name());
  }
}
