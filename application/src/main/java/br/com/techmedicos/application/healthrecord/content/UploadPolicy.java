package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;

/**
 * Decides who may add a file to a record: a patient to their own record, within the quota; a doctor
 * to the record of the patient of a completed consultation.
 */
public final class UploadPolicy {

  /** The maximum number of documents about a consultation. */
  public static final int MAXIMUM_DOCUMENTS = 20;

  private final Accounts accounts;
  private final RecordFiles files;
  private final Appointments appointments;
  private final Clock clock;

  public UploadPolicy(
      Accounts accounts, RecordFiles files, Appointments appointments, Clock clock) {
    this.accounts = accounts;
    this.files = files;
    this.appointments = appointments;
    this.clock = clock;
  }

  /** Returns the owner of the record that the author may add files to, as long as it has room. */
  public PatientId ownerFor(Author author) {
    return author.fold(this::ownerFor, doctor -> completed(doctor).patient());
  }

  /**
   * Returns the owner of the record that the author may add a file of this size to. The size is 0
   * if it is not known yet.
   */
  public PatientId ownerFor(Author author, long size) {
    return author.fold(owner -> ownerFor(owner, size), this::ownerWithRoomFor);
  }

  private PatientId ownerFor(Author.Owner author) {
    if (accounts.standing(author.account()).isEmpty()) {
      throw UseCaseViolation.notFound(); // the patient left during the upload
    }
    return author.patient();
  }

  private PatientId ownerFor(Author.Owner author, long size) {
    PatientId owner = ownerFor(author);
    files.usage(owner).checkRoomFor(size);
    return owner;
  }

  private PatientId ownerWithRoomFor(Author.Doctor author) {
    Appointment appointment = completed(author);
    PatientId owner = appointment.patient();
    if (files.documents(owner, appointment.id()) >= MAXIMUM_DOCUMENTS) {
      throw new DomainException(new HealthRecordViolation.TooManyDocuments(MAXIMUM_DOCUMENTS));
    }
    return owner;
  }

  private Appointment completed(Author.Doctor author) {
    if (!accounts.standing(author.account()).equals(Optional.of(AccountStanding.ACTIVE))) {
      throw new DomainException(new IdentityViolation.AccountClosed()); // during the upload
    }
    Appointment appointment =
        appointments
            .find(author.appointment())
            .filter(Participant.of(author.doctor())::takesPartIn)
            .map(found -> found.asOf(clock.instant()))
            .orElseThrow(UseCaseViolation::notFound);
    if (appointment.status() != AppointmentStatus.COMPLETED) {
      throw new DomainException(new HealthRecordViolation.AppointmentNotCompleted());
    }
    return appointment;
  }
}
