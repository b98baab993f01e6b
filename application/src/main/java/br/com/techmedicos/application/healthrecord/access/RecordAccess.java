package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.healthrecord.RecordView;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides on each access to a record at the moment it happens. */
public final class RecordAccess {

  private final UnitOfWork unitOfWork;
  private final CallerStandings standings;
  private final RecordFiles files;
  private final FileGroups groups;
  private final SharingGrants grants;
  private final Doctors doctors;
  private final AccessLogWriter accessLog;
  private final Clock clock;

  public RecordAccess(
      UnitOfWork unitOfWork,
      CallerStandings standings,
      RecordFiles files,
      FileGroups groups,
      SharingGrants grants,
      Doctors doctors,
      AccessLogWriter accessLog,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.standings = standings;
    this.files = files;
    this.groups = groups;
    this.grants = grants;
    this.doctors = doctors;
    this.accessLog = accessLog;
    this.clock = clock;
  }

  /**
   * Returns the file if the caller may read it. The decision and its log entry are one unit of
   * work.
   */
  public RecordFile read(FileRequest request) {
    AccountId actor = request.actor();
    PatientId owner =
        request
            .record()
            .or(() -> files.ownerOf(request.file()))
            .orElseThrow(UseCaseViolation::notFound);
    Optional<RecordFile> allowed =
        unitOfWork.execute(
            () -> {
              Optional<RecordFile> file = visible(actor, owner, request.file());
              file.ifPresent(found -> accessLog.allowed(found, actor, AccessAction.READ));
              return file;
            });
    return accessLog.foundOrRefused(
        allowed,
        () -> accessLog.refused(owner, actor, AccessAction.READ, Optional.of(request.file())));
  }

  /**
   * Watches the transfer of a file that the actor was allowed to read: whether they may still see
   * it, and their session goes on. Not logged, because it repeats the check of an access that is
   * already logged.
   *
   * @param origin of the actor's token
   */
  public AccessWatch watch(AccountId actor, TokenOrigin origin, RecordFile file) {
    return new AccessWatch(
        () ->
            goesOn(actor, origin)
                && unitOfWork.execute(() -> visible(actor, file.owner(), file.id())).isPresent(),
        clock);
  }

  /**
   * Watches the transfer of a patient's whole record to the patient: whether their session goes on.
   *
   * @param origin of the patient's token
   */
  public AccessWatch watch(PatientId patient, TokenOrigin origin) {
    return new AccessWatch(() -> goesOn(AccountId.of(patient), origin), clock);
  }

  private boolean goesOn(AccountId actor, TokenOrigin origin) {
    return standings.of(actor, origin).equals(Optional.of(AccountStanding.ACTIVE));
  }

  private Optional<RecordFile> visible(AccountId actor, PatientId owner, RecordFileId id) {
    return files.find(owner, id).filter(file -> view(actor, file).shows(file));
  }

  /** As much of what someone may see of a record now as shows whether they may see one file. */
  private RecordView view(AccountId viewer, RecordFile file) {
    Instant now = clock.instant();
    if (viewer.role() != Role.DOCTOR) {
      return new RecordView(viewer, Optional.empty(), List.of(), List.of(), now);
    }
    PatientId owner = file.owner();
    Set<FileGroupId> holding = groups.holding(owner, file.id());
    List<SharingGrant> open =
        grants.findOpen(owner, new DoctorId(viewer.value()), file.id(), holding, now).stream()
            .toList();
    List<FileGroupId> shared = sharedGroups(open).filter(holding::contains).limit(1).toList();
    return new RecordView(viewer, standing(viewer), open, groups.find(owner, shared), now);
  }

  /**
   * What a doctor may see of files that are shared.
   *
   * @param now the instant for which the files were listed
   */
  public Predicate<SharedFile> openTo(DoctorId doctor, Instant now) {
    AccountId viewer = AccountId.of(doctor);
    Optional<VerificationStatus> standing = standing(viewer);
    return shared -> {
      List<SharingGrant> open = shared.grant().stream().toList();
      List<FileGroup> holding = shared.group().stream().toList();
      return new RecordView(viewer, standing, open, holding, now).shows(shared.file());
    };
  }

  private Optional<VerificationStatus> standing(AccountId doctor) {
    return doctors.find(new DoctorId(doctor.value())).map(Doctor::status);
  }

  private static Stream<FileGroupId> sharedGroups(List<SharingGrant> grants) {
    return grants.stream().flatMap(grant -> grant.items().groups().stream());
  }
}
