package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a doctor's entry in the directory. */
public sealed interface DirectoryEvent extends DomainEvent {

  /** The doctor concerned. */
  DoctorId doctor();

  @Override
  default UUID aggregateId() {
    return doctor().value();
  }

  /** A doctor signed up. */
  record DoctorRegistered(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /** A doctor changed name, price, practice or specialties. */
  record DoctorProfileChanged(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /** The licence, or a new registration as a specialist, was confirmed. */
  record DoctorVerified(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /** The licence, or a new registration as a specialist, was not confirmed. */
  record DoctorRejected(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /** The licence was withdrawn. */
  record DoctorSuspended(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}
}
