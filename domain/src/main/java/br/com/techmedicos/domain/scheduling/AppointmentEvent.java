package br.com.techmedicos.domain.scheduling;

import java.time.Instant;
import java.util.UUID;

/** Something that happened to an appointment. */
public sealed interface AppointmentEvent extends SchedulingEvent {

  /** Which appointment. */
  AppointmentId appointment();

  @Override
  default UUID aggregateId() {
    return appointment().value();
  }

  /**
   * A patient asked for a slot.
   *
   * @param appointment the new appointment
   * @param occurredAt when
   */
  record AppointmentRequested(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The doctor accepted.
   *
   * @param appointment which
   * @param occurredAt when
   */
  record AppointmentAccepted(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The doctor refused; the slot is free.
   *
   * @param appointment which
   * @param occurredAt when
   */
  record AppointmentRefused(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The doctor did not answer in time; the slot is free.
   *
   * @param appointment which
   * @param occurredAt the deadline that passed
   */
  record AppointmentExpired(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * A party, or the service for them, called it off; the slot is free.
   *
   * @param appointment which
   * @param by who called it off
   * @param occurredAt when
   */
  record AppointmentCancelled(AppointmentId appointment, Canceller by, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The patient moved it to another slot, which the doctor is asked for anew; the old slot is free.
   *
   * @param appointment which
   * @param occurredAt when
   */
  record AppointmentRescheduled(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The consultation took place.
   *
   * @param appointment which
   * @param occurredAt when it was said to be complete, or the deadline for saying otherwise
   */
  record AppointmentCompleted(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * One party did not come.
   *
   * @param appointment which
   * @param absent who did not come
   * @param occurredAt when it was reported
   */
  record NoShowReported(AppointmentId appointment, Party absent, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The patient rated the consultation.
   *
   * @param appointment which
   * @param occurredAt when
   */
  record AppointmentRated(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}
}
