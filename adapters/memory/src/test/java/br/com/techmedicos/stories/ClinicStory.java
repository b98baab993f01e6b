package br.com.techmedicos.stories;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.adapters.memory.MovableClock;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What stories of the clinic are told with. They begin on a Monday at seven in the morning in São
 * Paulo, where Doctor Ana attends every day from eight to noon: at 8:00, 8:50, 9:40 and 10:30.
 */
public abstract class ClinicStory {

  protected static final Instant SEVEN = Instant.parse("2026-11-23T10:00:00Z");
  protected static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  protected static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  /** Friday's slots. */
  protected static final Instant FRIDAY_0800 = Instant.parse("2026-11-27T11:00:00Z");

  protected static final Instant FRIDAY_0850 = Instant.parse("2026-11-27T11:50:00Z");
  protected static final Instant FRIDAY_0940 = Instant.parse("2026-11-27T12:40:00Z");
  protected static final Instant FRIDAY_1030 = Instant.parse("2026-11-27T13:30:00Z");

  protected final MovableClock clock = new MovableClock(SEVEN);
  protected final InMemoryClinic clinic = new InMemoryClinic(clock);
  protected final DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00");
  protected final PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
  protected final PatientId rita = clinic.admitPatient("Rita Reis", "111.444.777-35");

  protected ClinicStory() {
    clinic.openEveryDay(ana, "08:00", "12:00");
  }

  /** Another doctor who attends as Ana does. */
  protected final DoctorId anotherDoctor(String crm) {
    return doctorOf(clinic, crm);
  }

  protected static DoctorId doctorOf(InMemoryClinic clinic, String crm) {
    DoctorId doctor = clinic.admitDoctor("Doctor " + crm, crm, "100.00");
    clinic.openEveryDay(doctor, "08:00", "12:00");
    return doctor;
  }

  /** One more patient, of whom there are as many as a story needs. */
  protected final PatientId anotherPatient() {
    return clinic.admitPatient("Another Patient", Person.fresh().cpf().value());
  }

  /** A patient who signs up this instant. */
  protected final PatientId newPatient() {
    Patient patient = Person.fresh().patient();
    Patient now =
        Patient.restore(
            patient.id(),
            patient.name(),
            patient.email(),
            patient.cpf(),
            patient.birthDate(),
            clock.instant(),
            1);
    return clinic
        .unitOfWork()
        .execute(
            () -> {
              clinic
                  .accounts()
                  .add(Account.register(now.id(), now.cpf(), now.email(), Person.NO_PASSWORD));
              clinic.patients().add(now);
              return now.id();
            });
  }

  protected final AppointmentId book(PatientId patient, DoctorId doctor, Instant startsAt) {
    return clinic
        .scheduling()
        .bookAppointment()
        .handle(new BookAppointment.Command(patient, doctor, startsAt))
        .appointment()
        .id();
  }

  protected final AppointmentId booked(Instant startsAt) {
    return book(jose, ana, startsAt);
  }

  protected final AppointmentId accepted(Instant startsAt) {
    AppointmentId id = booked(startsAt);
    accept(id);
    return id;
  }

  protected final Appointment accept(AppointmentId id) {
    return clinic
        .scheduling()
        .acceptAppointment()
        .handle(new AcceptAppointment.Command(id, ana))
        .appointment();
  }

  protected final Appointment refuse(AppointmentId id) {
    return clinic
        .scheduling()
        .refuseAppointment()
        .handle(new RefuseAppointment.Command(id, ana, new Reason("Não atendo nesse dia.")))
        .appointment();
  }

  protected final Appointment cancel(AppointmentId id, Participant by) {
    return clinic
        .scheduling()
        .cancelAppointment()
        .handle(new CancelAppointment.Command(id, by, new Reason("Não poderei comparecer.")))
        .appointment();
  }

  protected final Appointment reschedule(AppointmentId id, Instant startsAt) {
    return clinic
        .scheduling()
        .rescheduleAppointment()
        .handle(new RescheduleAppointment.Command(id, jose, startsAt))
        .appointment();
  }

  protected final Appointment complete(AppointmentId id) {
    return clinic
        .scheduling()
        .completeAppointment()
        .handle(new CompleteAppointment.Command(id, ana))
        .appointment();
  }

  protected final Appointment reportNoShow(AppointmentId id, Participant by) {
    return clinic
        .scheduling()
        .reportNoShow()
        .handle(new ReportNoShow.Command(id, by))
        .appointment();
  }

  protected final Appointment rate(AppointmentId id, int stars) {
    return clinic
        .scheduling()
        .rateAppointment()
        .handle(
            new RateAppointment.Command(
                id, jose, new AppointmentRating(new Stars(stars), Optional.empty())))
        .appointment();
  }

  protected final AppointmentDetails view(AppointmentId id) {
    return clinic
        .scheduling()
        .viewAppointment()
        .handle(new ViewAppointment.Query(id, Participant.of(jose)));
  }

  /** The appointment as the store keeps it, whatever the time. */
  protected final Appointment kept(AppointmentId id) {
    return clinic.appointments().find(id).orElseThrow();
  }

  protected final List<Instant> freeOn(LocalDate date) {
    return freeOn(date, ana);
  }

  protected final List<Instant> freeOn(LocalDate date, DoctorId doctor) {
    return clinic
        .scheduling()
        .listSlots()
        .handle(new ListSlots.Query(doctor, Optional.of(date), Optional.of(date)))
        .slots()
        .stream()
        .map(Slot::startsAt)
        .toList();
  }

  protected final int settleOverdue() {
    return clinic
        .scheduling()
        .settleOverdueAppointments()
        .handle(new SettleOverdueAppointments.Command());
  }

  protected final int refreshAvailability() {
    return clinic.scheduling().refreshAvailability().handle(new RefreshAvailability.Command());
  }

  /** What happened to one appointment, the oldest first. */
  protected final List<DomainEvent> eventsOf(AppointmentId id) {
    return clinic.events().stream()
        .filter(event -> event.aggregateId().equals(id.value()))
        .toList();
  }
}
