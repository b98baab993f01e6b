package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.identity.PatientId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Removes what the law no longer keeps: the records of patients who have left, {@linkplain
 * ErasePatient#RETENTION 20 years} after the last entry (Law 13.787/2018, article 6). The erasure
 * is one; a document that a doctor added after it, or a consultation that ended after it, is a
 * later one. The record of who has an account is theirs, however old it is.
 */
public final class RemoveExpiredRecords {

  private static final int BATCH = 100;

  private final RecordLock lock;
  private final RetainedRecords retained;
  private final WholeRecord record;
  private final PatientAppointments appointments;
  private final RemoveRecord removeRecord;
  private final Clock clock;

  public RemoveExpiredRecords(
      RecordLock lock,
      RetainedRecords retained,
      WholeRecord record,
      PatientAppointments appointments,
      RemoveRecord removeRecord,
      Clock clock) {
    this.lock = lock;
    this.retained = retained;
    this.record = record;
    this.appointments = appointments;
    this.removeRecord = removeRecord;
    this.clock = clock;
  }

  /**
   * How to go about it.
   *
   * @param rehearsal whether nothing is removed, only counted
   * @param progress is told what was removed so far, or would be, after each hundred that are due
   */
  public record Command(boolean rehearsal, Consumer<Removal> progress) {

    /** One that tells nobody. */
    public Command(boolean rehearsal) {
      this(rehearsal, soFar -> {});
    }
  }

  /**
   * What was removed, or would be.
   *
   * @param records how many records
   * @param files how many files in them
   * @param appointments how many appointments
   * @param accesses how many rows of their access logs
   */
  public record Removal(int records, long files, long appointments, long accesses) {

    static final Removal NOTHING = new Removal(0, 0, 0, 0);

    Removal plus(Removal other) {
      return new Removal(
          records + other.records,
          files + other.files,
          appointments + other.appointments,
          accesses + other.accesses);
    }
  }

  /**
   * Removes them, each for itself.
   *
   * @return what was removed, or would be
   */
  public Removal handle(Command command) {
    Instant now = clock.instant();
    Removal all = Removal.NOTHING;
    Optional<PatientId> after = Optional.empty();
    for (List<PatientId> batch = retained.due(now, after, BATCH);
        !batch.isEmpty();
        batch = retained.due(now, after, BATCH)) {
      for (PatientId patient : batch) {
        all = all.plus(command.rehearsal() ? look(patient, now) : remove(patient, now));
        after = Optional.of(patient);
      }
      if (batch.size() == BATCH) {
        command.progress().accept(all);
      }
    }
    return all;
  }

  private Removal remove(PatientId patient, Instant now) {
    return lock.holdingWhatIsLeft(
        patient,
        () -> {
          if (retained.retainedUntil(patient).isEmpty()) {
            return Removal.NOTHING; // another run was quicker
          }
          Removal found = look(patient, now);
          if (found.records() > 0) {
            removeRecord.handle(new RemoveRecord.Command(patient));
          }
          return found;
        });
  }

  private Removal look(PatientId patient, Instant now) {
    return isKeptByALaterEntry(patient, now)
        ? Removal.NOTHING
        : new Removal(
            1,
            record.files(patient).count(),
            appointments.all(patient, now).count(),
            record.accessLog(patient).count());
  }

  private boolean isKeptByALaterEntry(PatientId patient, Instant now) {
    return Stream.concat(
            record.files(patient).map(RecordFile::uploadedAt),
            appointments.all(patient, now).map(it -> it.appointment().slot().endsAt()))
        .anyMatch(entry -> keptUntil(entry).isAfter(now));
  }

  private static Instant keptUntil(Instant entry) {
    return entry.atZone(ZoneOffset.UTC).plus(ErasePatient.RETENTION).toInstant();
  }
}
