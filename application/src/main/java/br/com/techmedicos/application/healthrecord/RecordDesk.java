package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.FileAccess;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every access to a record goes through: it is decided when it happens, and written into the
 * patient's log together with the decision. Without a log there is no access.
 */
final class RecordDesk {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final RecordFiles files;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final AccessLogs logs;
  private final AccessLogSeal seal;
  private final Doctors doctors;
  private final Patients patients;
  private final Clock clock;

  RecordDesk(
      UnitOfWork unitOfWork,
      Accounts accounts,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      AccessLogs logs,
      AccessLogSeal seal,
      Doctors doctors,
      Patients patients,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.files = files;
    this.groups = groups;
    this.grants = grants;
    this.logs = logs;
    this.seal = seal;
    this.doctors = doctors;
    this.patients = patients;
    this.clock = clock;
  }

  /**
   * What a doctor may see of a record now.
   *
   * @param doctor who
   * @param standing how their licence stands
   * @param grants open ones
   * @param groups those that the grants name
   */
  private record View(
      AccountId doctor,
      Optional<VerificationStatus> standing,
      List<SharingGrant> grants,
      List<FileGroup> groups) {

    Optional<FileAccess> ground(RecordFile file, Instant now) {
      return FileAccess.decide(doctor, standing, file, grants, groups, now);
    }
  }

  /** Finds a file for who asks, if they may see it, and says so in the log. */
  RecordFile read(FileRequest request) {
    AccountId actor = request.actor();
    PatientId owner = request.record().orElseGet(() -> ownerOf(request.file()));
    Optional<RecordFile> allowed =
        unitOfWork.execute(
            () -> {
              Optional<RecordFile> file = visible(actor, owner, request.file());
              if (file.isPresent()) {
                allowed(owner, actor, AccessAction.READ, Optional.of(request.file()));
              }
              return file;
            });
    return allowed.orElseThrow(
        () -> refused(owner, actor, AccessAction.READ, Optional.of(request.file())));
  }

  /** Whether the actor may see the file now. Not logged: for an access that goes on. */
  boolean stillAllowed(AccountId actor, PatientId owner, RecordFileId id) {
    return unitOfWork.execute(() -> visible(actor, owner, id)).isPresent();
  }

  private Optional<RecordFile> visible(AccountId actor, PatientId owner, RecordFileId id) {
    Instant now = clock.instant();
    return files
        .find(owner, id)
        .filter(file -> view(actor, owner, now).ground(file, now).isPresent());
  }

  /** Those of the files that the doctor may see, in the order of the ids. */
  List<RecordFile> visible(DoctorId doctor, PatientId owner, Collection<RecordFileId> ids) {
    Instant now = clock.instant();
    View view = view(AccountId.of(doctor), owner, now);
    return files.find(owner, ids).stream()
        .filter(file -> view.ground(file, now).isPresent())
        .toList();
  }

  /** The files that open grants name, for the doctor, directly or by a group. */
  Set<RecordFileId> named(DoctorId doctor, PatientId owner) {
    View view = view(AccountId.of(doctor), owner, clock.instant());
    Set<RecordFileId> named =
        view.grants().stream().flatMap(grant -> grant.files().stream()).collect(Collectors.toSet());
    view.groups().forEach(group -> named.addAll(group.files()));
    return named;
  }

  private View view(AccountId actor, PatientId owner, Instant now) {
    if (actor.role() != Role.DOCTOR) {
      return new View(actor, Optional.empty(), List.of(), List.of());
    }
    DoctorId doctor = new DoctorId(actor.value());
    List<SharingGrant> open = grants.open(owner, doctor, now);
    Set<FileGroupId> shared =
        open.stream().flatMap(grant -> grant.groups().stream()).collect(Collectors.toSet());
    return new View(actor, standing(doctor), open, groups.find(owner, shared));
  }

  Optional<VerificationStatus> standing(DoctorId doctor) {
    return doctors.find(doctor).map(Doctor::status);
  }

  /** Whose file it is, or was. If it never was anyone's, there is nobody to tell of a refusal. */
  PatientId ownerOf(RecordFileId id) {
    return files.ownerOf(id).orElseThrow(UseCaseViolation::notFound);
  }

  /** Lets nothing else be decided about what a patient owns until the unit of work ends. */
  void hold(PatientId owner) {
    accounts.hold(AccountId.of(owner));
  }

  /** Writes down what was let, in the unit of work that lets it. */
  void allowed(PatientId owner, AccountId actor, AccessAction action, Optional<RecordFileId> file) {
    append(access(owner, actor, action, AccessOutcome.ALLOWED, file, Optional.empty()));
  }

  /**
   * Writes down that a patient was on a list, which does not open their record. The same again
   * within an hour is counted.
   */
  void listed(PatientId owner, AccountId actor) {
    Access access =
        access(
            owner,
            actor,
            AccessAction.LIST,
            AccessOutcome.ALLOWED,
            Optional.empty(),
            Optional.empty());
    count(logs.open(owner), access);
  }

  /** Writes down what was done with a grant. */
  void allowed(PatientId owner, AccessAction action, GrantId grant) {
    append(
        access(
            owner,
            AccountId.of(owner),
            action,
            AccessOutcome.ALLOWED,
            Optional.empty(),
            Optional.of(grant)));
  }

  /**
   * Writes down what was refused, to stay even if what was asked for is undone, and makes the
   * answer, which does not tell why.
   *
   * @param file what was asked for; if it is not of that record, the log does not name it
   */
  DomainException refused(
      PatientId owner, AccountId actor, AccessAction action, Optional<RecordFileId> file) {
    Optional<RecordFileId> known =
        file.filter(id -> files.ownerOf(id).filter(owner::equals).isPresent());
    return refused(access(owner, actor, action, AccessOutcome.DENIED, known, Optional.empty()));
  }

  /** The same, about a group, which belongs to someone else or never was. */
  DomainException refused(AccountId actor, FileGroupId group) {
    PatientId owner = groups.ownerOf(group).orElseThrow(UseCaseViolation::notFound);
    return refused(owner, actor, AccessAction.LIST, Optional.empty());
  }

  /** The same, about a grant, which belongs to someone else or never was. */
  DomainException refused(AccountId actor, GrantId grant) {
    PatientId owner = grants.ownerOf(grant).orElseThrow(UseCaseViolation::notFound);
    return refused(
        access(
            owner,
            actor,
            AccessAction.REVOKE,
            AccessOutcome.DENIED,
            Optional.empty(),
            Optional.of(grant)));
  }

  private DomainException refused(Access refusal) {
    unitOfWork.runApart(
        () -> {
          if (patients.find(refusal.patient()).isEmpty()) {
            return; // a made-up id: there is no record, and no log
          }
          count(logs.open(refusal.patient()), refusal);
        });
    return UseCaseViolation.notFound();
  }

  private void count(AccessLog log, Access access) {
    logs.findRepeated(access)
        .ifPresentOrElse(
            entry -> logs.update(AccessLog.repeated(entry, seal::seal)), () -> append(log, access));
  }

  private void append(Access access) {
    append(logs.open(access.patient()), access);
  }

  private void append(AccessLog log, Access access) {
    AccessLogEntry entry = log.next(access, seal::seal);
    logs.append(log.with(entry, seal::seal), entry);
  }

  private Access access(
      PatientId owner,
      AccountId actor,
      AccessAction action,
      AccessOutcome outcome,
      Optional<RecordFileId> file,
      Optional<GrantId> grant) {
    return new Access(owner, actor, action, outcome, file, grant, clock.instant());
  }
}
