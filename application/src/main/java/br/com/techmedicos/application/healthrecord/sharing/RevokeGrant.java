package br.com.techmedicos.application.healthrecord.sharing;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.Outbox;
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

/** Revokes a patient's grant before its expiry. */
public final class RevokeGrant {

  private final RecordLock lock;
  private final AccessLogWriter accessLog;
  private final SharingGrants grants;
  private final Outbox outbox;
  private final Clock clock;

  public RevokeGrant(
      RecordLock lock,
      AccessLogWriter accessLog,
      SharingGrants grants,
      Outbox outbox,
      Clock clock) {
    this.lock = lock;
    this.accessLog = accessLog;
    this.grants = grants;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The grant to revoke. */
  public record Command(PatientId patient, GrantId grant) {}

  /**
   * Revokes the grant, unless it is over. No request that begins after this returns can use it.
   *
   * @return the grant, which is over
   * @throws DomainException with {@link UseCaseViolation.NotFound} if it is not the patient's grant
   */
  public SharingGrant handle(Command command) {
    Optional<SharingGrant> over =
        lock.holding(
            command.patient(),
            () -> grants.find(command.patient(), command.grant()).map(this::revoked));
    return accessLog.foundOrRefused(
        over,
        () ->
            accessLog.refused(
                command.grant(), AccountId.of(command.patient()), AccessAction.REVOKE));
  }

  private SharingGrant revoked(SharingGrant grant) {
    accessLog.allowed(grant, AccessAction.REVOKE);
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
