package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDesk;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.AvailabilityIndex;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.BookingQueue;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.CancelAppointmentsOfSuspendedDoctor;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.ListAppointments;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RefreshAvailability;
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.SettleOverdueAppointments;
import br.com.techmedicos.application.scheduling.SlotReservation;
import br.com.techmedicos.application.scheduling.SuspendPatient;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.BookingPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Agendas and appointments. */
@Factory
final class SchedulingFactory {

  @Singleton
  AppointmentDesk appointmentDesk(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Appointments appointments,
      AppointmentListings listings,
      AvailabilityIndex availability,
      Outbox outbox,
      Clock clock) {
    return new AppointmentDesk(
        unitOfWork, accounts, appointments, listings, availability, outbox, clock);
  }

  @Singleton
  SlotReservation slotReservation(
      Doctors doctors,
      Patients patients,
      Agendas agendas,
      Appointments appointments,
      BookingQueue queue,
      AppointmentDesk desk,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true")
          boolean rateLimits) {
    return new SlotReservation(
        doctors,
        patients,
        agendas,
        appointments,
        queue,
        desk,
        rateLimits ? BookingPolicy.standard() : BookingPolicy.withoutQuota());
  }

  @Singleton
  ViewAgenda viewAgenda(Agendas agendas, Doctors doctors) {
    return new ViewAgenda(agendas, doctors);
  }

  @Singleton
  PublishAgenda publishAgenda(
      UnitOfWork unitOfWork,
      ViewAgenda viewAgenda,
      Agendas agendas,
      AvailabilityIndex availability,
      Outbox outbox,
      Clock clock) {
    return new PublishAgenda(unitOfWork, viewAgenda, agendas, availability, outbox, clock);
  }

  @Singleton
  ListSlots listSlots(Doctors doctors, Agendas agendas, Appointments appointments, Clock clock) {
    return new ListSlots(doctors, agendas, appointments, clock);
  }

  @Singleton
  BookAppointment bookAppointment(
      UnitOfWork unitOfWork,
      SlotReservation reservation,
      AppointmentDesk desk,
      IdGenerator ids,
      Clock clock) {
    return new BookAppointment(unitOfWork, reservation, desk, ids, clock);
  }

  @Singleton
  AcceptAppointment acceptAppointment(AppointmentDesk desk) {
    return new AcceptAppointment(desk);
  }

  @Singleton
  RefuseAppointment refuseAppointment(AppointmentDesk desk) {
    return new RefuseAppointment(desk);
  }

  @Singleton
  CancelAppointment cancelAppointment(AppointmentDesk desk) {
    return new CancelAppointment(desk);
  }

  @Singleton
  RescheduleAppointment rescheduleAppointment(AppointmentDesk desk, SlotReservation reservation) {
    return new RescheduleAppointment(desk, reservation);
  }

  @Singleton
  CompleteAppointment completeAppointment(AppointmentDesk desk) {
    return new CompleteAppointment(desk);
  }

  @Singleton
  ReportNoShow reportNoShow(AppointmentDesk desk) {
    return new ReportNoShow(desk);
  }

  @Singleton
  RateAppointment rateAppointment(AppointmentDesk desk, DoctorRatings ratings) {
    return new RateAppointment(desk, ratings);
  }

  @Singleton
  ViewAppointment viewAppointment(AppointmentListings listings, Clock clock) {
    return new ViewAppointment(listings, clock);
  }

  @Singleton
  ListAppointments listAppointments(AppointmentListings listings, Clock clock) {
    return new ListAppointments(listings, clock);
  }

  @Singleton
  SettleOverdueAppointments settleOverdueAppointments(
      UnitOfWork unitOfWork, Appointments appointments, AppointmentDesk desk, Clock clock) {
    return new SettleOverdueAppointments(unitOfWork, appointments, desk, clock);
  }

  @Singleton
  RefreshAvailability refreshAvailability(
      AvailabilityIndex index, Agendas agendas, Appointments appointments, Clock clock) {
    return new RefreshAvailability(index, agendas, appointments, clock);
  }

  @Singleton
  SuspendPatient suspendPatient(
      UnitOfWork unitOfWork,
      SuspendAccount suspendAccount,
      Appointments appointments,
      AppointmentDesk desk,
      Clock clock) {
    return new SuspendPatient(unitOfWork, suspendAccount, appointments, desk, clock);
  }

  @Singleton
  CancelAppointmentsOfSuspendedDoctor cancelAppointmentsOfSuspendedDoctor(
      Appointments appointments, BookingQueue queue, AppointmentDesk desk) {
    return new CancelAppointmentsOfSuspendedDoctor(appointments, queue, desk);
  }
}
