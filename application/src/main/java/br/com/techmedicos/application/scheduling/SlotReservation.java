package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import br.com.techmedicos.domain.scheduling.BookingRequest;
import br.com.techmedicos.domain.scheduling.Requester;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Checks that a slot can be booked, for a new or a moved appointment. */
final class SlotReservation {

  private final BookingTurns turns;
  private final Agendas agendas;
  private final Appointments appointments;
  private final AppointmentAccess access;
  private final TakenSlots taken;
  private final BookingPolicy policy;

  SlotReservation(
      BookingTurns turns,
      Agendas agendas,
      Appointments appointments,
      AppointmentAccess access,
      TakenSlots taken,
      BookingPolicy policy) {
    this.turns = turns;
    this.agendas = agendas;
    this.appointments = appointments;
    this.access = access;
    this.taken = taken;
    this.policy = policy;
  }

  /**
   * Admits a new booking when its turn has come. A taken slot is refused before that, so that
   * callers who lost a race do not have to wait.
   */
  BookingTurns.Turn admit(PatientId patient, DoctorId doctor, Slot slot, Instant now) {
    access.hold(patient);
    TakenSlots.Sightings sightings = taken.of(doctor);
    List<Appointment> inTheWay = appointments.inTheWay(patient, doctor, slot);
    inTheWay.stream()
        .filter(other -> other.doctor().equals(doctor) && other.slot().overlaps(slot))
        .filter(other -> other.asOf(now).status().live())
        .findAny()
        .ifPresent(holder -> refuseIfOffered(holder, slot, now, sightings));
    return admit(patient, doctor, slot, now, inTheWay);
  }

  private void refuseIfOffered(
      Appointment holder, Slot slot, Instant now, TakenSlots.Sightings sightings) {
    Optional<Agenda> offering =
        agendas.find(holder.doctor()).filter(agenda -> agenda.offers(slot, now));
    if (offering.isPresent()) {
      sightings.add(holder, offering.get(), slot, now);
      throw new DomainException(
          new SchedulingViolation.SlotAlreadyTaken(holder.doctor(), slot.startsAt()));
    }
  }

  /** Admits the move of an appointment to a slot, which may overlap its old one. */
  void admit(Appointment moving, Slot slot, Instant now) {
    List<Appointment> others =
        appointments.inTheWay(moving.patient(), moving.doctor(), slot).stream()
            .filter(other -> !other.id().equals(moving.id()))
            .toList();
    admit(moving.patient(), moving.doctor(), slot, now, others);
  }

  private BookingTurns.Turn admit(
      PatientId patient, DoctorId doctor, Slot slot, Instant now, List<Appointment> inTheWay) {
    BookingTurns.Turn turn = turns.take(doctor, patient).orElseThrow(UseCaseViolation::notFound);
    Requester requester = requester(patient, turn.patientRegisteredAt(), inTheWay, now);
    policy.check(new BookingRequest(turn.doctorStatus(), turn.agenda(), slot, requester, now));
    inTheWay.forEach(other -> access.settled(other, now));
    return turn;
  }

  private Requester requester(
      PatientId patient, Instant registeredAt, List<Appointment> inTheWay, Instant now) {
    List<DoctorId> awaited =
        inTheWay.stream()
            .filter(other -> other.patient().equals(patient))
            .filter(other -> other.asOf(now).status() == AppointmentStatus.REQUESTED)
            .map(Appointment::doctor)
            .toList();
    Instant newUntil = registeredAt.plus(Requester.NEW_ACCOUNT);
    return !awaited.isEmpty() && now.isBefore(newUntil) && !appointments.anyCompleted(patient)
        ? new Requester(Optional.of(newUntil), awaited)
        : Requester.UNLIMITED;
  }
}
