package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to a doctor's entry in the directory. */
public sealed interface DirectoryEvent extends DomainEvent {

  /** Which doctor. */
  DoctorId doctor();

  @Override
  default UUID aggregateId() {
    return doctor().value();
  }

  /**
   * A doctor signed up.
   *
   * @param doctor the new doctor
   * @param occurredAt when
   */
  record DoctorRegistered(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /**
   * A doctor changed name, price, practice or specialties.
   *
   * @param doctor which
   * @param occurredAt when
   */
  record DoctorProfileChanged(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /**
   * The licence, or a new registration as a specialist, was confirmed.
   *
   * @param doctor which
   * @param occurredAt when
   */
  record DoctorVerified(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /**
   * The licence, or a new registration as a specialist, was not confirmed.
   *
   * @param doctor which
   * @param occurredAt when
   */
  record DoctorRejected(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}

  /**
   * The licence was withdrawn.
   *
   * @param doctor which
   * @param occurredAt when
   */
  record DoctorSuspended(DoctorId doctor, Instant occurredAt) implements DirectoryEvent {}
}
