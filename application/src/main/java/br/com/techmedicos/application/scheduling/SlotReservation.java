package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
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

  private final Doctors doctors;
  private final Patients patients;
  private final Agendas agendas;
  private final Appointments appointments;
  private final BookingQueue queue;
  private final AppointmentAccess access;
  private final BookingPolicy policy;

  SlotReservation(
      Doctors doctors,
      Patients patients,
      Agendas agendas,
      Appointments appointments,
      BookingQueue queue,
      AppointmentAccess access,
      BookingPolicy policy) {
    this.doctors = doctors;
    this.patients = patients;
    this.agendas = agendas;
    this.appointments = appointments;
    this.queue = queue;
    this.access = access;
    this.policy = policy;
  }

  /** Admits a new booking when its turn has come. */
  Doctor admit(PatientId patient, DoctorId doctorId, Slot slot, Instant now) {
    refuseIfTaken(doctorId, slot, now);
    access.hold(patient);
    return admit(patient, doctorId, slot, now, Optional.empty());
  }

  /** Admits the move of an appointment to a slot, which may overlap its old one. */
  Doctor admit(Appointment moving, Slot slot, Instant now) {
    return admit(moving.patient(), moving.doctor(), slot, now, Optional.of(moving));
  }

  private Doctor admit(
      PatientId patient, DoctorId doctorId, Slot slot, Instant now, Optional<Appointment> moving) {
    queue.takeTurn(doctorId);
    Doctor doctor = doctors.find(doctorId).orElseThrow(UseCaseViolation::notFound);
    Agenda agenda =
        agendas.find(doctorId).orElseGet(() -> Agenda.empty(doctorId, doctor.timeZone()));
    policy.check(
        new BookingRequest(doctor.status(), agenda, slot, requester(patient, moving, now), now));
    appointments.overdueRequests(doctorId, patient, slot, now).stream()
        .filter(overdue -> moving.map(Appointment::id).filter(overdue.id()::equals).isEmpty())
        .forEach(overdue -> access.settled(overdue, now));
    return doctor;
  }

  private Requester requester(PatientId patient, Optional<Appointment> moving, Instant now) {
    return patients
        .find(patient)
        .map(found -> found.registeredAt().plus(Requester.NEW_ACCOUNT))
        .filter(newUntil -> now.isBefore(newUntil) && !appointments.anyCompleted(patient))
        .map(newUntil -> new Requester(Optional.of(newUntil), awaited(patient, moving, now)))
        .orElse(Requester.ESTABLISHED);
  }

  private List<DoctorId> awaited(PatientId patient, Optional<Appointment> moving, Instant now) {
    return appointments.awaitingAnswer(patient).stream()
        .filter(request -> request.asOf(now).status() == AppointmentStatus.REQUESTED)
        .filter(request -> moving.map(Appointment::id).filter(request.id()::equals).isEmpty())
        .map(Appointment::doctor)
        .toList();
  }

  /** Refuses a taken slot before the queue, so that callers who lost a race do not have to wait. */
  private void refuseIfTaken(DoctorId doctorId, Slot slot, Instant now) {
    if (!appointments.occupied(doctorId, slot.startsAt(), slot.endsAt(), now).isEmpty()
        && agendas.find(doctorId).filter(agenda -> agenda.offers(slot, now)).isPresent()) {
      throw new DomainException(new SchedulingViolation.SlotAlreadyTaken());
    }
  }
}
