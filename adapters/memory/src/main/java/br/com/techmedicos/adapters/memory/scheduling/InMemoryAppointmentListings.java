package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.memory.shared.Pages;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Appointments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Appointments with the names of their parties and the zone of the agenda, in memory. */
public final class InMemoryAppointmentListings implements AppointmentListings {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::startsAt).thenComparing(key -> key.id().value());

  private final Appointments appointments;
  private final Supplier<List<Appointment>> all;
  private final Doctors doctors;
  private final Patients patients;
  private final Agendas agendas;

  /**
   * Lists what any store of appointments holds.
   *
   * @param all all that it holds, in any order
   */
  public InMemoryAppointmentListings(
      Appointments appointments,
      Supplier<List<Appointment>> all,
      Doctors doctors,
      Patients patients,
      Agendas agendas) {
    this.appointments = appointments;
    this.all = all;
    this.doctors = doctors;
    this.patients = patients;
    this.agendas = agendas;
  }

  @Override
  public Optional<AppointmentDetails> find(AppointmentId id) {
    return appointments.find(id).map(this::details);
  }

  @Override
  public Page<AppointmentDetails, Key> list(Query query, Instant now) {
    return Pages.cut(
        all.get().stream()
            .map(appointment -> appointment.asOf(now))
            .filter(appointment -> matches(appointment, query))
            .map(this::details),
        details -> keyOf(details.appointment()),
        ORDER,
        query.limit(),
        query.after());
  }

  private static boolean matches(Appointment appointment, Query query) {
    Instant startsAt = appointment.slot().startsAt();
    return query.participant().takesPartIn(appointment)
        && (query.status().isEmpty() || query.status().get() == appointment.status())
        && (query.from().isEmpty() || !startsAt.isBefore(query.from().get()))
        && (query.to().isEmpty() || startsAt.isBefore(query.to().get()));
  }

  private AppointmentDetails details(Appointment appointment) {
    Doctor doctor = doctors.find(appointment.doctor()).orElseThrow();
    return new AppointmentDetails(
        appointment,
        doctor.profile().name(),
        patients.find(appointment.patient()).orElseThrow().name(),
        agendas
            .find(doctor.id())
            .map(agenda -> agenda.template().zone())
            .orElse(doctor.timeZone()));
  }

  private static Key keyOf(Appointment appointment) {
    return new Key(appointment.slot().startsAt(), appointment.id());
  }
}
