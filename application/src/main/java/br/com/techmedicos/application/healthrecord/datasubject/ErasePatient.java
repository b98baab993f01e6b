package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.identity.AuthenticationViolation;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/**
 * Erases the data of a patient who leaves (Law 13.709/2018, article 18, VI): uploads, comments on
 * consultations, and every means of logging in. Data that the law requires to be kept stay, marked
 * as kept only for that purpose. The patient's account is held meanwhile, as for every action of a
 * patient: a concurrent request is carried out before and its data erased, or it comes after and is
 * refused.
 */
public final class ErasePatient {

  /** How long a record must be kept after its last entry (Law 13.787/2018, article 6). */
  public static final Period RETENTION = Period.ofYears(20);

  private static final Reason JUSTIFICATION = new Reason("O paciente encerrou a conta.");

  private final RecordLock lock;
  private final PatientAccount account;
  private final PatientAppointments appointments;
  private final WholeRecord record;
  private final RetainedRecords retained;
  private final Outbox outbox;
  private final Clock clock;

  public ErasePatient(
      RecordLock lock,
      PatientAccount account,
      PatientAppointments appointments,
      WholeRecord record,
      RetainedRecords retained,
      Outbox outbox,
      Clock clock) {
    this.lock = lock;
    this.account = account;
    this.appointments = appointments;
    this.record = record;
    this.retained = retained;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The patient who leaves.
   *
   * @param isProved whether password and code were right; without a second factor it is not asked
   */
  public record Command(PatientId patient, boolean isProved) {

    /** Who has proved nothing. */
    public Command(PatientId patient) {
      this(patient, false);
    }
  }

  /**
   * Erases the data, all or nothing.
   *
   * @return what was erased and what is kept
   * @throws DomainException with {@link IdentityViolation.AccountClosed} if the patient does not
   *     exist or has already left, or {@link AuthenticationViolation.ProofRequired}
   */
  public Erasure handle(Command command) {
    PatientId patient = command.patient();
    return lock.holdingAll(
        patient,
        () -> {
          if (!command.isProved() && account.hasSecondFactor(patient)) {
            throw new DomainException(new AuthenticationViolation.ProofRequired());
          }
          Instant now = clock.instant();
          Patient leaving = account.patient(patient);
          int cancelled = appointments.cancelComing(patient, Canceller.PATIENT, JUSTIFICATION, now);
          int revoked = record.revokeGrants(patient, now);
          int deleted = record.deleteUploads(patient);
          int dissolved = record.deleteGroups(patient);
          appointments.forgetComments(patient, now);
          account.close(leaving);
          Instant until = now.atZone(ZoneOffset.UTC).plus(RETENTION).toInstant();
          retained.retain(patient, until);
          outbox.append(new RecordErased(patient, now));
          return new Erasure(deleted, dissolved, revoked, cancelled, kept(patient, now), until);
        });
  }

  private Set<Erasure.Kept> kept(PatientId patient, Instant now) {
    Set<Erasure.Kept> kept = EnumSet.of(Erasure.Kept.IDENTIFICATION, Erasure.Kept.ACCESS_LOG);
    if (record.files(patient).findAny().isPresent()) {
      kept.add(Erasure.Kept.DOCUMENTS);
    }
    if (appointments.all(patient, now).findAny().isPresent()) {
      kept.add(Erasure.Kept.APPOINTMENTS);
    }
    return kept;
  }
}
