package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/** Removes a file from a group, which ends its sharing through the group. */
public final class RemoveFileFromGroup {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final RecordFiles files;
  private final FileGroups groups;

  public RemoveFileFromGroup(
      RecordLock lock, AccessLogWriter accessLog, RecordFiles files, FileGroups groups) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.files = files;
    this.groups = groups;
  }

  /**
   * The file to remove, and the group.
   *
   * @param group out of which group
   */
  public record Command(PatientId patient, FileGroupId group, RecordFileId file) {}

  /**
   * Removes the file, if it is there.
   *
   * @param command what to take out of where
   * @return the group without the file
   * @throws DomainException with {@link UseCaseViolation.NotFound} if the group or the file is not
   *     the patient's
   */
  public FileGroup handle(Command command) {
    AccountId actor = AccountId.of(command.patient());
    Optional<FileGroup> group =
        lock.holding(
            command.patient(),
            () -> {
              Optional<FileGroup> fewer =
                  groups
                      .find(command.patient(), command.group())
                      .map(g -> g.without(command.file()));
              fewer.ifPresent(groups::update);
              return fewer;
            });
    FileGroup without =
        accessLog.foundOrRefused(group, () -> accessLog.refused(command.group(), actor));
    // One that was deleted was the patient's, and is out of the group already.
    accessLog.foundOrRefused(
        files.ownerOf(command.file()).filter(command.patient()::equals),
        () -> accessLog.refused(command.file(), actor, AccessAction.READ));
    return without;
  }
}
