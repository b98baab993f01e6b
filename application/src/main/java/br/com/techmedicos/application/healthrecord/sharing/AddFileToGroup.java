package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.application.healthrecord.access.RecordListings;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.HealthRecordViolation;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Adds a patient's file to a group. From then on it is shared with the doctors of the group; the
 * answer lists their grants.
 */
public final class AddFileToGroup {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final RecordFiles files;
  private final FileGroups groups;
  private final RecordListings listings;
  private final Clock clock;

  public AddFileToGroup(
      RecordLock lock,
      AccessLogWriter accessLog,
      RecordFiles files,
      FileGroups groups,
      RecordListings listings,
      Clock clock) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.files = files;
    this.groups = groups;
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * The group and the grants that share it.
   *
   * @param sharings by the open grants that name it
   */
  public record Answer(FileGroup group, List<GroupSharing> sharings) {}

  /** The file to add, and the group. */
  public record Command(PatientId patient, FileGroupId group, RecordFileId file) {}

  /**
   * Adds the file, unless it is already there.
   *
   * @param command what to put where
   * @return the group and the grants that share it
   * @throws DomainException with {@link UseCaseViolation.NotFound} if the group or the file is not
   *     the patient's, or with {@link HealthRecordViolation.GroupFull}
   */
  public Answer handle(Command command) {
    AccountId actor = AccountId.of(command.patient());
    accessLog.foundOrRefused(
        files.find(command.patient(), command.file()),
        () -> accessLog.refused(command.file(), actor, AccessAction.READ));
    Optional<Answer> answer =
        lock.holding(
            command.patient(),
            () -> {
              Optional<FileGroup> group =
                  groups
                      .find(command.patient(), command.group())
                      .filter(g -> isStillThere(command))
                      .map(g -> g.with(command.file()));
              group.ifPresent(groups::update);
              return group.map(g -> new Answer(g, sharings(g)));
            });
    return accessLog.foundOrRefused(answer, () -> accessLog.refused(command.group(), actor));
  }

  /**
   * Checked again while the account is held. A deletion holds the account too, so that a deleted
   * file cannot be added.
   */
  private boolean isStillThere(Command command) {
    return files.find(command.patient(), command.file()).isPresent();
  }

  private List<GroupSharing> sharings(FileGroup group) {
    return listings.sharings(group.owner(), group.id(), clock.instant());
  }
}
