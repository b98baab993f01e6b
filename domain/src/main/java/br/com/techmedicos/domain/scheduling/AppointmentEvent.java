package br.com.techmedicos.domain.scheduling;

import java.time.Instant;
import java.util.UUID;

/** Something that happened to an appointment. */
public sealed interface AppointmentEvent extends SchedulingEvent {

  /** The appointment concerned. */
  AppointmentId appointment();

  @Override
  default UUID aggregateId() {
    return appointment().value();
  }

  /** A patient requested a slot. */
  record AppointmentRequested(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /** The doctor accepted. */
  record AppointmentAccepted(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /** The doctor refused; the slot is free. */
  record AppointmentRefused(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The doctor did not answer in time; the slot is free.
   *
   * @param occurredAt the deadline that passed
   */
  record AppointmentExpired(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * A party or the service cancelled it; the slot is free.
   *
   * @param by who called it off
   */
  record AppointmentCancelled(AppointmentId appointment, Canceller by, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The patient moved it to another slot, which the doctor must accept again; the old slot is free.
   */
  record AppointmentRescheduled(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * The consultation took place.
   *
   * @param occurredAt when it was said to be complete, or the deadline for saying otherwise
   */
  record AppointmentCompleted(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * One party did not come.
   *
   * @param absent who did not come
   * @param occurredAt when it was reported
   */
  record NoShowReported(AppointmentId appointment, Party absent, Instant occurredAt)
      implements AppointmentEvent {}

  /** The patient rated the consultation. */
  record AppointmentRated(AppointmentId appointment, Instant occurredAt)
      implements AppointmentEvent {}

  /**
   * It is time to remind the parties of the consultation.
   *
   * @param startsAt when the consultation starts
   * @param occurredAt when the reminder was found to be due
   */
  record ReminderFellDue(AppointmentId appointment, Instant startsAt, Instant occurredAt)
      implements AppointmentEvent {}
}
