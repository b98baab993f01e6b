package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.HealthRecordEvent.RecordErased;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A patient leaves and has their data erased (Law 13.709/2018, article 18, VI). What they uploaded
 * goes, what they wrote about consultations, and every way to log in. What the law keeps stays,
 * marked as kept for nothing else. It is decided while their account is held, like all that a
 * patient does: what is sent at the same time comes before, and is erased, or after, and is
 * refused.
 */
public final class ErasePatient {

  /** How long the law keeps a record from its last entry on (Law 13.787/2018, article 6). */
  public static final Period RETENTION = Period.ofYears(20);

  private static final Comparator<Appointment> BY_DOCTOR =
      Comparator.comparing((Appointment appointment) -> appointment.doctor().toString())
          .thenComparing(Appointment::slot);

  private static final Reason JUSTIFICATION = new Reason("O paciente encerrou a conta.");

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final AccessLogs logs;
  private final RecordListings listings;
  private final DeleteFile deleteFile;
  private final RevokeGrant revokeGrant;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final AppointmentListings listedAppointments;
  private final Appointments appointments;
  private final CancelAppointment cancelAppointment;
  private final Patients patients;
  private final Sessions sessions;
  private final IdempotencyRecords answers;
  private final RetainedRecords retained;
  private final Outbox outbox;
  private final Clock clock;

  ErasePatient(
      UnitOfWork unitOfWork,
      Accounts accounts,
      AccessLogs logs,
      RecordListings listings,
      DeleteFile deleteFile,
      RevokeGrant revokeGrant,
      FileGroups groups,
      SharingGrants grants,
      AppointmentListings listedAppointments,
      Appointments appointments,
      CancelAppointment cancelAppointment,
      Patients patients,
      Sessions sessions,
      IdempotencyRecords answers,
      RetainedRecords retained,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.logs = logs;
    this.listings = listings;
    this.deleteFile = deleteFile;
    this.revokeGrant = revokeGrant;
    this.groups = groups;
    this.grants = grants;
    this.listedAppointments = listedAppointments;
    this.appointments = appointments;
    this.cancelAppointment = cancelAppointment;
    this.patients = patients;
    this.sessions = sessions;
    this.answers = answers;
    this.retained = retained;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Who leaves.
   *
   * @param patient who
   */
  public record Command(PatientId patient) {}

  /**
   * Erases, all or nothing.
   *
   * @param command who leaves
   * @return what went and what stays
   * @throws DomainException with {@link IdentityViolation.AccountClosed} if there is no such
   *     patient, or none any more
   */
  public Erasure handle(Command command) {
    PatientId patient = command.patient();
    return unitOfWork.execute(
        () -> {
          accounts.hold(AccountId.of(patient));
          logs.open(patient); // no doctor's document joins the record while it is erased
          Instant now = clock.instant();
          Patient leaving = patients.find(patient).orElseThrow(UseCaseViolation::notFound);
          int cancelled = cancelAppointments(patient, now);
          int revoked = revokeGrants(patient, now);
          List<RecordFile> files = files(patient).toList();
          int deleted = deleteUploads(files);
          int dissolved = deleteGroups(patient);
          forgetComments(patient, now);
          answers.forgetAll(IdempotencyRecords.caller(Role.PATIENT.name(), patient.toString()));
          sessions.forgetAll(AccountId.of(patient));
          accounts.remove(AccountId.of(patient));
          patients.update(leaving.withoutContact());
          Instant until = now.atZone(ZoneOffset.UTC).plus(RETENTION).toInstant();
          retained.retain(patient, until);
          outbox.append(new RecordErased(patient, now));
          return new Erasure(
              deleted, dissolved, revoked, cancelled, kept(patient, files, now), until);
        });
  }

  private int cancelAppointments(PatientId patient, Instant now) {
    var coming =
        Stream.of(AppointmentStatus.REQUESTED, AppointmentStatus.ACCEPTED)
            .flatMap(status -> appointments(patient, Optional.of(status), Optional.of(now), now))
            .map(AppointmentDetails::appointment)
            .filter(appointment -> appointment.slot().startsAt().isAfter(now))
            .sorted(BY_DOCTOR) // in one order, so that those who leave do not wait in a ring
            .map(Appointment::id)
            .toList();
    coming.forEach(
        id ->
            cancelAppointment.handle(
                new CancelAppointment.Command(id, Participant.of(patient), JUSTIFICATION)));
    return coming.size();
  }

  private void forgetComments(PatientId patient, Instant now) {
    appointments(patient, Optional.of(AppointmentStatus.COMPLETED), Optional.empty(), now)
        .flatMap(details -> details.appointment().withoutComment().stream())
        .toList()
        .forEach(appointments::update);
  }

  private Stream<AppointmentDetails> appointments(
      PatientId patient, Optional<AppointmentStatus> status, Optional<Instant> from, Instant now) {
    return Page.all(
        (Optional<AppointmentListings.Key> after) ->
            listedAppointments.list(
                new AppointmentListings.Query(
                    Participant.of(patient), status, from, Optional.empty(), Page.MAXIMUM, after),
                now));
  }

  private int revokeGrants(PatientId patient, Instant now) {
    List<SharingGrant> open = grants.open(patient, now);
    open.forEach(grant -> revokeGrant.handle(new RevokeGrant.Command(patient, grant.id())));
    return open.size();
  }

  private Stream<RecordFile> files(PatientId patient) {
    return Page.all(
        (Optional<RecordFileId> before) -> listings.files(patient, before, Page.MAXIMUM));
  }

  private int deleteUploads(List<RecordFile> files) {
    List<RecordFile> uploads =
        files.stream().filter(file -> file.wasAddedBy(AccountId.of(file.owner()))).toList();
    uploads.forEach(deleteFile::delete);
    return uploads.size();
  }

  private int deleteGroups(PatientId patient) {
    List<FileGroup> all =
        Page.all((Optional<FileGroupId> after) -> listings.groups(patient, after, Page.MAXIMUM))
            .toList();
    all.forEach(group -> groups.delete(patient, group.id()));
    return all.size();
  }

  private Set<Erasure.Kept> kept(PatientId patient, List<RecordFile> files, Instant now) {
    Set<Erasure.Kept> kept = EnumSet.of(Erasure.Kept.IDENTIFICATION, Erasure.Kept.ACCESS_LOG);
    if (files.stream().anyMatch(file -> !file.wasAddedBy(AccountId.of(patient)))) {
      kept.add(Erasure.Kept.DOCUMENTS);
    }
    if (appointments(patient, Optional.empty(), Optional.empty(), now).findAny().isPresent()) {
      kept.add(Erasure.Kept.APPOINTMENTS);
    }
    return kept;
  }
}
