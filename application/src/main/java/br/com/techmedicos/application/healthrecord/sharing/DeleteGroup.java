package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/** Deletes a group, which ends all sharing through it. Its files stay. */
public final class DeleteGroup {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final FileGroups groups;

  public DeleteGroup(RecordLock lock, AccessLogWriter accessLog, FileGroups groups) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.groups = groups;
  }

  /** The group to delete. */
  public record Command(PatientId patient, FileGroupId group) {}

  /**
   * Deletes the group.
   *
   * @return the deleted group
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the patient's group
   */
  public FileGroup handle(Command command) {
    Optional<FileGroup> group =
        lock.holding(
            command.patient(),
            () -> {
              Optional<FileGroup> found = groups.find(command.patient(), command.group());
              found.ifPresent(g -> groups.delete(g.owner(), g.id()));
              return found;
            });
    return accessLog.foundOrRefused(
        group, () -> accessLog.refused(command.group(), AccountId.of(command.patient())));
  }
}
