package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordRemoved;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;

/**
 * Removes what was kept only for the law of a patient who has left, whatever its term: for {@link
 * RemoveExpiredRecords}, and for a restore that has brought a removed record back. Files lose their
 * keys with their rows, and their contents are swept.
 */
public final class RemoveRecord {

  private final RecordLock lock;
  private final WholeRecord record;
  private final RecordFiles files;
  private final ContentDisposals disposals;
  private final RetainedRecords retained;
  private final Outbox outbox;
  private final Clock clock;

  public RemoveRecord(
      RecordLock lock,
      WholeRecord record,
      RecordFiles files,
      ContentDisposals disposals,
      RetainedRecords retained,
      Outbox outbox,
      Clock clock) {
    this.lock = lock;
    this.record = record;
    this.files = files;
    this.disposals = disposals;
    this.retained = retained;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The patient who has left. */
  public record Command(PatientId patient) {}

  /**
   * Removes the record, all or nothing.
   *
   * @return the patient
   * @throws DomainException with {@link UseCaseViolation.NotFound} if no such record is kept only
   *     for the law
   */
  public PatientId handle(Command command) {
    PatientId patient = command.patient();
    return lock.holdingWhatIsLeft(
        patient,
        () -> {
          if (retained.retainedUntil(patient).isEmpty()) {
            throw UseCaseViolation.notFound();
          }
          record.deleteGroups(patient);
          record.files(patient).toList().forEach(this::remove);
          retained.remove(patient);
          outbox.append(new RecordRemoved(patient, clock.instant()));
          return patient;
        });
  }

  private void remove(RecordFile file) {
    files.delete(file.owner(), file.id());
    disposals.giveUp(file.content().name());
  }
}
