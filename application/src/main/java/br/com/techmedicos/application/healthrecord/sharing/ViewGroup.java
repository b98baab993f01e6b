package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.FileGroups;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/** Shows a patient's group. */
public final class ViewGroup {

  private final UnitOfWork unitOfWork;
  private final AccessLogWriter accessLog;
  private final FileGroups groups;

  public ViewGroup(UnitOfWork unitOfWork, AccessLogWriter accessLog, FileGroups groups) {
    this.unitOfWork = unitOfWork;
    this.accessLog = accessLog;
    this.groups = groups;
  }

  /** The group to show. */
  public record Query(PatientId patient, FileGroupId group) {}

  /**
   * Shows the group.
   *
   * @return the group
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the patient's group
   */
  public FileGroup handle(Query query) {
    AccountId actor = AccountId.of(query.patient());
    Optional<FileGroup> group =
        unitOfWork.execute(
            () -> {
              Optional<FileGroup> found = groups.find(query.patient(), query.group());
              found.ifPresent(own -> accessLog.allowed(own.owner(), actor, AccessAction.LIST));
              return found;
            });
    return accessLog.foundOrRefused(group, () -> accessLog.refused(query.group(), actor));
  }
}
