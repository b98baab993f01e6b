package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.identity.EmailRequirement;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Clock;
import java.time.Instant;

/**
 * Requests a slot of a doctor for a patient. The slot is held until the doctor refuses or the
 * request expires.
 */
public final class BookAppointment {

  private final UnitOfWork unitOfWork;
  private final EmailRequirement emails;
  private final TakenSlots taken;
  private final SlotReservation reservation;
  private final AppointmentAccess access;
  private final IdGenerator ids;
  private final Clock clock;

  BookAppointment(
      UnitOfWork unitOfWork,
      EmailRequirement emails,
      TakenSlots taken,
      SlotReservation reservation,
      AppointmentAccess access,
      IdGenerator ids,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.emails = emails;
    this.taken = taken;
    this.reservation = reservation;
    this.access = access;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The slot to request.
   *
   * @param startsAt when the consultation is to start
   */
  public record Command(PatientId patient, DoctorId doctor, Instant startsAt) {}

  /**
   * Requests the slot.
   *
   * @param command what the patient asks for
   * @return the appointment, awaiting the doctor's answer
   * @throws DomainException with {@link UseCaseViolation.NotFound} if there is no such doctor,
   *     {@link IdentityViolation.EmailUnconfirmed}, or a {@link
   *     br.com.techmedicos.domain.scheduling.SchedulingViolation}
   */
  public AppointmentDetails handle(Command command) {
    Slot slot = new Slot(command.startsAt());
    taken.requireUnseen(command.doctor(), slot, clock.instant());
    return unitOfWork.execute(
        () -> {
          Instant now = clock.instant();
          emails.check(AccountId.of(command.patient()));
          BookingTurns.Turn turn =
              reservation.admit(command.patient(), command.doctor(), slot, now);
          var requested =
              Appointment.request(
                  new AppointmentId(ids.next()),
                  command.doctor(),
                  command.patient(),
                  slot,
                  turn.consultationPrice(),
                  now);
          access.add(requested);
          return new AppointmentDetails(
              requested.aggregate(),
              turn.doctorName(),
              turn.patientName(),
              turn.agenda().template().zone());
        });
  }
}
