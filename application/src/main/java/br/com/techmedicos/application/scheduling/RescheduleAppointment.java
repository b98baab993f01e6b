package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Instant;

/**
 * A patient moves an appointment to another slot in one step. It is a new request at the old price;
 * if the new slot cannot be had, or is the one that the appointment has, it stays as it was.
 */
public final class RescheduleAppointment {

  private final AppointmentAccess access;
  private final SlotReservation reservation;

  RescheduleAppointment(AppointmentAccess access, SlotReservation reservation) {
    this.access = access;
    this.reservation = reservation;
  }

  /**
   * The appointment and its new start.
   *
   * @param patient the patient who asks
   * @param startsAt when the consultation is to start instead
   */
  public record Command(AppointmentId appointment, PatientId patient, Instant startsAt) {}

  /**
   * Moves the appointment.
   *
   * @param command which, by whom, to when
   * @return the appointment, awaiting the doctor's answer if it was moved
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be moved
   */
  public AppointmentDetails handle(Command command) {
    return access.executeIfNeeded(
        command.appointment(),
        Participant.of(command.patient()),
        (appointment, now) -> {
          Slot slot = new Slot(command.startsAt());
          var moved = appointment.reschedule(slot, now);
          moved.ifPresent(transition -> reservation.admit(appointment, slot, now));
          return moved;
        });
  }
}
