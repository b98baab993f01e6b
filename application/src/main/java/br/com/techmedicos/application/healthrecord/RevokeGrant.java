package br.com.techmedicos.application.healthrecord;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.util.Optional;

/** A patient ends a grant before its time. */
public final class RevokeGrant {

  private final UnitOfWork unitOfWork;
  private final RecordDesk desk;
  private final SharingGrants grants;
  private final Outbox outbox;
  private final Clock clock;

  RevokeGrant(
      UnitOfWork unitOfWork, RecordDesk desk, SharingGrants grants, Outbox outbox, Clock clock) {
    this.unitOfWork = unitOfWork;
    this.desk = desk;
    this.grants = grants;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Which grant.
   *
   * @param patient whose
   * @param grant which
   */
  public record Command(PatientId patient, GrantId grant) {}

  /**
   * Ends it; it may be over already. When this returns, no request that begins later sees by it.
   *
   * @param command which grant
   * @return the grant, over
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not theirs
   */
  public SharingGrant handle(Command command) {
    Optional<SharingGrant> over =
        unitOfWork.execute(
            () -> {
              desk.hold(command.patient());
              return grants.find(command.patient(), command.grant()).map(this::revoked);
            });
    return over.orElseThrow(() -> desk.refused(AccountId.of(command.patient()), command.grant()));
  }

  private SharingGrant revoked(SharingGrant grant) {
    desk.allowed(grant.patient(), AccessAction.REVOKE, grant.id());
    return grant
        .revoke(clock.instant())
        .map(
            revoked -> {
              grants.update(revoked.aggregate());
              outbox.append(revoked.event());
              return revoked.aggregate();
            })
        .orElse(grant);
  }
}
