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

  /** A patient changed their name. */
  record PatientRenamed(PatientId patient, Instant occurredAt) implements IdentityEvent {
    @Override
    public UUID aggregateId() {
      return patient.value();
    }
  }
}
