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

  /** The password of an account was changed, by its owner or with a token from a mail. */
  record PasswordChanged(Role role, UUID account, Instant occurredAt) implements CredentialEvent {
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
