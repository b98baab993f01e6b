package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.healthrecord.access.AccessLogWriter;
import br.com.techmedicos.application.healthrecord.access.RecordLock;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.healthrecord.SharingGrants;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.CpfReleased;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a CPF from whoever signed up with it without being its owner. Their account is closed:
 * sessions and everything that opens without a login end, as do grants, and coming appointments are
 * cancelled. The record stays for the law alone, and is nobody's: neither who had the account nor
 * the owner, who signs up next, ever sees it. Who reads mails to the account's address is told.
 */
public final class ReleaseCpf {

  /**
   * After a release only the owner can sign up with the CPF for this long, and nobody releases it
   * again: a request that is sent twice must not close the account of the owner, who has signed up
   * in between.
   */
  public static final Duration REST = Duration.ofHours(24);

  private static final Reason JUSTIFICATION =
      new Reason("A conta do paciente foi encerrada pela plataforma.");

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final RecordLock lock;
  private final PatientAccount account;
  private final PatientAppointments appointments;
  private final SharingGrants grants;
  private final AccessLogWriter accessLog;
  private final CpfReleases releases;
  private final RetainedRecords retained;
  private final Outbox outbox;
  private final IdGenerator ids;
  private final Clock clock;

  public ReleaseCpf(
      UnitOfWork unitOfWork,
      Accounts accounts,
      RecordLock lock,
      PatientAccount account,
      PatientAppointments appointments,
      SharingGrants grants,
      AccessLogWriter accessLog,
      CpfReleases releases,
      RetainedRecords retained,
      Outbox outbox,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.lock = lock;
    this.account = account;
    this.appointments = appointments;
    this.grants = grants;
    this.accessLog = accessLog;
    this.releases = releases;
    this.retained = retained;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Whose account has the CPF, and why it is not theirs. It names the account and not the CPF, so
   * that it closes no other one than the operator looked at.
   *
   * @param owner the address with which the owner signs up; if it is not known, anybody can
   * @param reason for operators only
   */
  public record Command(
      PatientId holder, OperatorId operator, Optional<EmailAddress> owner, Reason reason) {}

  /**
   * What was ended.
   *
   * @param appointments how many coming appointments were cancelled
   * @param grants how many grants were ended
   */
  public record Released(PatientId from, Instant at, int appointments, int grants) {}

  /**
   * Releases it, all or nothing.
   *
   * @return what was ended
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such account any
   *     more, {@link IdentityViolation.CpfReleasedLately}, or {@link
   *     IdentityViolation.IdentifierTaken} if another account has the owner's address
   */
  public Released handle(Command command) {
    AccountId id = AccountId.of(command.holder());
    return unitOfWork.execute(
        () -> {
          Account taken = accounts.find(id).orElseThrow(UseCaseViolation::notFound);
          // Takes the account from everyone else; a suspended one can then be held like any other.
          accounts.update(taken.reinstate());
          return lock.holdingAll(command.holder(), () -> release(command));
        });
  }

  private Released release(Command command) {
    Instant now = clock.instant();
    PatientId holder = command.holder();
    Patient patient = account.patient(holder);
    requireRested(patient.cpf(), now);
    command.owner().ifPresent(owner -> requireUsable(owner, AccountId.of(holder)));
    int cancelled = appointments.cancelComing(holder, Canceller.SERVICE, JUSTIFICATION, now);
    int ended = endGrants(holder, command.operator(), now);
    account.close(patient);
    command
        .owner()
        .ifPresent(
            owner ->
                accounts.keepFor(
                    owner, Identifier.of(patient.cpf()), AccountId.of(holder), now.plus(REST)));
    UUID request = ids.next();
    account.keepAddress(patient, request, now);
    outbox.append(
        new CpfReleased(request, Role.PATIENT, holder.value(), command.operator().value(), now));
    releases.add(new CpfRelease(holder, patient.cpf(), command.operator(), command.reason(), now));
    retained.retain(holder, now.atZone(ZoneOffset.UTC).plus(ErasePatient.RETENTION).toInstant());
    return new Released(holder, now, cancelled, ended);
  }

  private void requireRested(Cpf cpf, Instant now) {
    releases
        .latest(cpf)
        .map(before -> before.plus(REST))
        .filter(now::isBefore)
        .ifPresent(
            until -> {
              throw new DomainException(new IdentityViolation.CpfReleasedLately(until));
            });
  }

  /** With an address that another patient has, the owner could not sign up. */
  private void requireUsable(EmailAddress owner, AccountId holder) {
    accounts
        .findBy(Role.PATIENT, Identifier.of(owner))
        .filter(other -> !other.id().equals(holder))
        .ifPresent(
            other -> {
              throw new DomainException(
                  new IdentityViolation.IdentifierTaken(Identifier.Kind.EMAIL));
            });
  }

  /** The log says that the operator ended them, not the patient. */
  private int endGrants(PatientId holder, OperatorId operator, Instant now) {
    List<SharingGrant> open = grants.open(holder, now);
    if (!open.isEmpty()) {
      accessLog.allowed(holder, AccountId.of(operator), AccessAction.REVOKE);
    }
    open.forEach(
        grant ->
            grant
                .revoke(now)
                .ifPresent(
                    revoked -> {
                      grants.update(revoked.aggregate());
                      outbox.append(revoked.event());
                    }));
    return open.size();
  }
}
