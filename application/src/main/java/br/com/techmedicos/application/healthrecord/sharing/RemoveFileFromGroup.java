package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/** Removes a file from a group, which ends its sharing through the group. */
public final class RemoveFileFromGroup {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final FileGroups groups;

  public RemoveFileFromGroup(RecordLock lock, AccessLogWriter accessLog, FileGroups groups) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.groups = groups;
  }

  /**
   * What to take out of where.
   *
   * @param patient whose
   * @param group out of which group
   * @param file which file
   */
  public record Command(PatientId patient, FileGroupId group, RecordFileId file) {}

  /**
   * Takes it out; it need not be there.
   *
   * @param command what to take out of where
   * @return the group without it
   * @throws DomainException with {@link UseCaseViolation.NotFound} if the group is not theirs
   */
  public FileGroup handle(Command command) {
    Optional<FileGroup> group =
        lock.holding(
            command.patient(),
            () -> {
              Optional<FileGroup> without =
                  groups
                      .find(command.patient(), command.group())
                      .map(g -> g.without(command.file()));
              without.ifPresent(groups::update);
              return without;
            });
    return accessLog.foundOrRefused(
        group, () -> accessLog.refused(command.group(), AccountId.of(command.patient())));
  }
}
