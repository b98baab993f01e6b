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
 * A patient puts one of their files into a group. From then on it is shared with whom the group is
 * shared with; the answer tells with whom.
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
   * A group, and with whom it is shared.
   *
   * @param group with the file
   * @param sharings by the open grants that name it
   */
  public record Answer(FileGroup group, List<GroupSharing> sharings) {}

  /**
   * What to put where.
   *
   * @param patient whose
   * @param group into which group
   * @param file which file
   */
  public record Command(PatientId patient, FileGroupId group, RecordFileId file) {}

  /**
   * Puts it there; it may be there already.
   *
   * @param command what to put where
   * @return the group, and with whom it is shared
   * @throws DomainException with {@link UseCaseViolation.NotFound} if one of them is not theirs, or
   *     with {@link HealthRecordViolation.GroupFull}
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

  /** Who deletes a file holds the account, too, so that none joins a group behind its back. */
  private boolean isStillThere(Command command) {
    return files.find(command.patient(), command.file()).isPresent();
  }

  private List<GroupSharing> sharings(FileGroup group) {
    return listings.sharings(group.owner(), group.id(), clock.instant());
  }
}
