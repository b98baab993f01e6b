package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.Optional;

/** Shows a patient's grant, even if it is over. */
public final class ViewGrant {

  private final UnitOfWork unitOfWork;
  private final AccessLogWriter accessLog;
  private final SharingGrants grants;
  private final Doctors doctors;

  public ViewGrant(
      UnitOfWork unitOfWork, AccessLogWriter accessLog, SharingGrants grants, Doctors doctors) {
    this.unitOfWork = unitOfWork;
    this.accessLog = accessLog;
    this.grants = grants;
    this.doctors = doctors;
  }

  /** The grant to show. */
  public record Query(PatientId patient, GrantId grant) {}

  /**
   * Shows the grant.
   *
   * @return the grant
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the patient's grant
   */
  public GrantDetails handle(Query query) {
    Optional<GrantDetails> grant =
        unitOfWork.execute(
            () -> {
              Optional<SharingGrant> found = grants.find(query.patient(), query.grant());
              found.ifPresent(own -> accessLog.allowed(own, AccessAction.LIST));
              return found.flatMap(this::withDoctor);
            });
    return accessLog.foundOrRefused(
        grant,
        () -> accessLog.refused(query.grant(), AccountId.of(query.patient()), AccessAction.LIST));
  }

  private Optional<GrantDetails> withDoctor(SharingGrant grant) {
    return doctors
        .find(grant.doctor())
        .map(doctor -> new GrantDetails(grant, doctor.profile().name()));
  }
}
