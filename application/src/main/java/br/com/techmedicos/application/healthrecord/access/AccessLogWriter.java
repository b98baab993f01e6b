package br.com.techmedicos.application.healthrecord.access;

import static br.com.techmedicos.domain.healthrecord.AccessOutcome.ALLOWED;
import static br.com.techmedicos.domain.healthrecord.AccessOutcome.DENIED;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessLog;
import br.com.techmedicos.domain.healthrecord.AccessLogEntry;
import br.com.techmedicos.domain.healthrecord.AccessLogs;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes accesses into the log of the record's owner. An allowed access is logged in the same unit
 * of work: without the log entry there is no access. A refusal is written in a unit of work of its
 * own, so that it survives a rollback. Requests for what never existed are not logged: there is
 * nobody to tell.
 */
public final class AccessLogWriter {

  private final UnitOfWork unitOfWork;
  private final Patients patients;
  private final RecordFiles files;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final AccessLogs logs;
  private final AccessLogSeal seal;
  private final Clock clock;

  public AccessLogWriter(
      UnitOfWork unitOfWork,
      Patients patients,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      AccessLogs logs,
      AccessLogSeal seal,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.patients = patients;
    this.files = files;
    this.groups = groups;
    this.grants = grants;
    this.logs = logs;
    this.seal = seal;
    this.clock = clock;
  }

  /** Runs an action of a patient on their own record, in one unit of work with its log entry. */
  public <T> T logged(PatientId owner, AccessAction action, Supplier<T> work) {
    return unitOfWork.execute(
        () -> {
          allowed(owner, AccountId.of(owner), action);
          return work.get();
        });
  }

  /** Logs an allowed action on a record as a whole. */
  public void allowed(PatientId owner, AccountId actor, AccessAction action) {
    append(access(ALLOWED, owner, actor, action, Optional.empty(), Optional.empty()));
  }

  /** Logs an allowed action on a file. */
  public void allowed(RecordFile file, AccountId actor, AccessAction action) {
    append(access(ALLOWED, file.owner(), actor, action, Optional.of(file.id()), Optional.empty()));
  }

  /** Logs the patient's action on their own grant. */
  public void allowed(SharingGrant grant, AccessAction action) {
    PatientId owner = grant.patient();
    AccountId actor = AccountId.of(owner);
    append(access(ALLOWED, owner, actor, action, Optional.empty(), Optional.of(grant.id())));
  }

  /** Logs that the actor saw the patient on a list. Repetitions within an hour are only counted. */
  public void listed(PatientId owner, AccountId actor) {
    count(access(ALLOWED, owner, actor, AccessAction.LIST, Optional.empty(), Optional.empty()));
  }

  /** Returns what was found. If nothing was, logs the refusal and throws {@code NotFound}. */
  public <T> T foundOrRefused(Optional<T> found, Runnable refusal) {
    if (found.isEmpty()) {
      refusal.run();
    }
    return found.orElseThrow(UseCaseViolation::notFound);
  }

  /** Logs a refused access to a file in its owner's log, even if the file is gone. */
  public void refused(RecordFileId file, AccountId actor, AccessAction action) {
    files.ownerOf(file).ifPresent(owner -> refused(owner, actor, action, Optional.of(file)));
  }

  /** Logs a refused access to another patient's group. */
  public void refused(FileGroupId group, AccountId actor) {
    groups
        .ownerOf(group)
        .ifPresent(owner -> refused(owner, actor, AccessAction.LIST, Optional.empty()));
  }

  /** Logs a refused action on another patient's grant. */
  public void refused(GrantId grant, AccountId actor, AccessAction action) {
    Optional<GrantId> about = Optional.of(grant);
    grants
        .ownerOf(grant)
        .map(o -> access(DENIED, o, actor, action, Optional.empty(), about))
        .ifPresent(this::refused);
  }

  /** Logs a refused access to a record. A file of another record is not named. */
  public void refused(
      PatientId owner, AccountId actor, AccessAction action, Optional<RecordFileId> file) {
    Optional<RecordFileId> known =
        file.filter(id -> files.ownerOf(id).filter(owner::equals).isPresent());
    refused(access(DENIED, owner, actor, action, known, Optional.empty()));
  }

  private void refused(Access refusal) {
    unitOfWork.runApart(
        () -> {
          if (patients.find(refusal.patient()).isPresent()) { // an invented ID has no log
            count(refusal);
          }
        });
  }

  private Access access(
      AccessOutcome outcome,
      PatientId owner,
      AccountId actor,
      AccessAction action,
      Optional<RecordFileId> file,
      Optional<GrantId> grant) {
    return new Access(owner, actor, action, outcome, file, grant, clock.instant());
  }

  private void count(Access access) {
    AccessLog log = logs.hold(access.patient());
    logs.findRepeated(access)
        .ifPresentOrElse(
            entry -> logs.update(AccessLog.repeated(entry, seal::seal)), () -> append(log, access));
  }

  private void append(Access access) {
    append(logs.hold(access.patient()), access);
  }

  private void append(AccessLog log, Access access) {
    AccessLogEntry entry = log.next(access, seal::seal);
    logs.append(log.with(entry, seal::seal), entry);
  }
}
