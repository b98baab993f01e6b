package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Shares a patient's files and groups with a doctor until an instant. */
public final class ShareRecord {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final RecordFiles files;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final Doctors doctors;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  public ShareRecord(
      RecordLock lock,
      AccessLogWriter accessLog,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      Doctors doctors,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.files = files;
    this.groups = groups;
    this.grants = grants;
    this.doctors = doctors;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The files and groups to share.
   *
   * @param items which files and groups
   * @param expiresAt until when
   */
  public record Command(PatientId patient, DoctorId doctor, SharedItems items, Instant expiresAt) {}

  /**
   * Shares them.
   *
   * @return the grant
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such doctor, or a
   *     file or group is not the patient's; with a {@link HealthRecordViolation} of {@link
   *     SharingGrant#grant}; or with {@link HealthRecordViolation.TooManyGrants}
   */
  public GrantDetails handle(Command command) {
    Doctor doctor = doctors.find(command.doctor()).orElseThrow(UseCaseViolation::notFound);
    requireOwn(command);
    return lock.holding(
        command.patient(),
        () -> {
          PatientId patient = command.patient();
          Instant now = clock.instant();
          var shared =
              SharingGrant.grant(
                  new GrantId(ids.next()),
                  patient,
                  doctor.id(),
                  doctor.status(),
                  command.items(),
                  command.expiresAt(),
                  now);
          if (grants.countOpen(patient, now) >= SharingGrant.MAXIMUM_OPEN) {
            throw new DomainException(
                new HealthRecordViolation.TooManyGrants(SharingGrant.MAXIMUM_OPEN));
          }
          grants.add(shared.aggregate());
          outbox.append(shared.event());
          accessLog.allowed(shared.aggregate(), AccessAction.GRANT);
          return new GrantDetails(shared.aggregate(), doctor.profile().name());
        });
  }

  /** Refuses files and groups of other patients, and logs the refusal in the owner's log. */
  private void requireOwn(Command command) {
    PatientId patient = command.patient();
    AccountId actor = AccountId.of(patient);
    SharedItems items = command.items();
    Stream<RecordFileId> ownFiles = files.find(patient, items.files()).stream().map(RecordFile::id);
    Optional<RecordFileId> file = other(items.files(), ownFiles);
    if (file.isPresent()) {
      accessLog.refused(file.get(), actor, AccessAction.GRANT);
      throw UseCaseViolation.notFound();
    }
    Optional<FileGroupId> group =
        other(items.groups(), groups.ownedBy(patient, items.groups()).stream());
    if (group.isPresent()) {
      accessLog.refused(group.get(), actor);
      throw UseCaseViolation.notFound();
    }
  }

  private static <T> Optional<T> other(Set<T> named, Stream<T> own) {
    Set<T> others = new HashSet<>(named);
    own.forEach(others::remove);
    return others.stream().findFirst();
  }
}
