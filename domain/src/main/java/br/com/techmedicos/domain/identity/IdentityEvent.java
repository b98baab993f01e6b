package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a person's account or profile. */
public sealed interface IdentityEvent extends DomainEvent {

  /** A patient signed up. */
  record PatientRegistered(PatientId patient, Instant occurredAt) implements IdentityEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }

  /** Something about how people get in. It is told to the owner of the account, and nobody else. */
  sealed interface CredentialEvent extends IdentityEvent {}

  /**
   * Someone said that they forgot the password of an account. It is the same, and costs the same,
   * whether or not there is such an account. It happens to the request, so that its mail waits for
   * no other mail.
   *
   * @param request which request
   * @param account of whom; nobody's if there is none
   */
  record PasswordResetRequested(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * The owner of an account is to confirm its address. It happens to the request, as that of a new
   * password does.
   */
  record EmailConfirmationRequested(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /** Someone signed up with what an account has. Only its owner is told. */
  record SignUpRepeated(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * The owner of an account wants another address, which is to be confirmed. It happens to the
   * request, as that of a new password does.
   */
  record EmailChangeRequested(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * An account has another address. Who reads the one before is told, and can take it back.
   *
   * @param request with which it can be taken back
   */
  record EmailChanged(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * Someone signed up with an address that is kept for the account that had it. Who reads it is
   * told that, and not of any account.
   *
   * @param request under which the address is kept until then
   * @param account that had it
   */
  record KeptEmailWanted(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * Who had an address before has taken it back. Who reads the one that the account had meanwhile
   * is told.
   *
   * @param request under which that address is kept until then
   */
  record EmailTakenBack(UUID request, Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /**
   * An account was closed, because its CPF is somebody else's. Who reads its address is told.
   *
   * @param request under which that address is kept until then
   * @param operator who released the CPF
   */
  record CpfReleased(UUID request, Role role, UUID account, UUID operator, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return request;
    }
  }

  /** The password of an account was changed, by its owner or with a token from a mail. */
  record PasswordChanged(Role role, UUID account, Instant occurredAt) implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return account;
    }
  }

  /** Logins to an account need a code of an app from now on. */
  record SecondFactorTurnedOn(Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return account;
    }
  }

  /** Logins to an account need the password alone from now on. */
  record SecondFactorTurnedOff(Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return account;
    }
  }

  /** An account has new recovery codes; those before are void. */
  record RecoveryCodesRenewed(Role role, UUID account, Instant occurredAt)
      implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return account;
    }
  }

  /** A recovery code of an account was used, in place of a code of the app. */
  record RecoveryCodeUsed(Role role, UUID account, Instant occurredAt) implements CredentialEvent {
    @Override
    public UUID aggregateId() {
      return account;
    }
  }

  /** A patient changed their name. */
  record PatientRenamed(PatientId patient, Instant occurredAt) implements IdentityEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }
}
