package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
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
import java.util.stream.Stream;

/** Checks that a slot can be booked, for a new or a moved appointment. */
final class SlotReservation {

  private final Doctors doctors;
  private final Patients patients;
  private final Agendas agendas;
  private final Appointments appointments;
  private final AppointmentAccess access;
  private final BookingPolicy policy;

  SlotReservation(
      Doctors doctors,
      Patients patients,
      Agendas agendas,
      Appointments appointments,
      AppointmentAccess access,
      BookingPolicy policy) {
    this.doctors = doctors;
    this.patients = patients;
    this.agendas = agendas;
    this.appointments = appointments;
    this.access = access;
    this.policy = policy;
  }

  /** The parties of an admitted booking, and the agenda that it is on. */
  record Admitted(Doctor doctor, Agenda agenda, Patient patient) {}

  /**
   * Admits a new booking when its turn has come. A taken slot is refused before that, so that
   * callers who lost a race do not have to wait.
   */
  Admitted admit(PatientId patient, DoctorId doctor, Slot slot, Instant now) {
    List<Appointment> overlapping = appointments.overlapping(doctor, slot);
    if (overlapping.stream().anyMatch(other -> other.asOf(now).status().live())
        && agendas.find(doctor).filter(agenda -> agenda.offers(slot, now)).isPresent()) {
      throw new DomainException(new SchedulingViolation.SlotAlreadyTaken());
    }
    access.hold(patient);
    return admit(patient, doctor, slot, now, overlapping, appointments.awaitingAnswer(patient));
  }

  /** Admits the move of an appointment to a slot, which may overlap its old one. */
  void admit(Appointment moving, Slot slot, Instant now) {
    admit(
        moving.patient(),
        moving.doctor(),
        slot,
        now,
        others(moving, appointments.overlapping(moving.doctor(), slot)),
        others(moving, appointments.awaitingAnswer(moving.patient())));
  }

  private static List<Appointment> others(Appointment moving, List<Appointment> appointments) {
    return appointments.stream().filter(other -> !other.id().equals(moving.id())).toList();
  }

  private Admitted admit(
      PatientId patientId,
      DoctorId doctorId,
      Slot slot,
      Instant now,
      List<Appointment> overlapping,
      List<Appointment> awaiting) {
    Doctor doctor = doctors.hold(doctorId).orElseThrow(UseCaseViolation::notFound);
    Agenda agenda =
        agendas.find(doctorId).orElseGet(() -> Agenda.empty(doctorId, doctor.timeZone()));
    Patient patient = patients.find(patientId).orElseThrow(UseCaseViolation::notFound);
    policy.check(
        new BookingRequest(doctor.status(), agenda, slot, requester(patient, awaiting, now), now));
    Stream<Appointment> ofOthers =
        overlapping.stream().filter(other -> !other.patient().equals(patientId));
    Stream.concat(ofOthers, awaiting.stream()).forEach(other -> access.settled(other, now));
    return new Admitted(doctor, agenda, patient);
  }

  private Requester requester(Patient patient, List<Appointment> awaiting, Instant now) {
    List<DoctorId> awaited =
        awaiting.stream()
            .filter(request -> request.asOf(now).status() == AppointmentStatus.REQUESTED)
            .map(Appointment::doctor)
            .toList();
    Instant newUntil = patient.registeredAt().plus(Requester.NEW_ACCOUNT);
    return !awaited.isEmpty() && now.isBefore(newUntil) && !appointments.anyCompleted(patient.id())
        ? new Requester(Optional.of(newUntil), awaited)
        : Requester.UNLIMITED;
  }
}
