package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentEvent;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Runs a command on an appointment: holds the account if the caller is a patient, finds the
 * appointment, records a passed deadline, applies the command, stores the result with its event and
 * returns the details.
 */
final class AppointmentAccess {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Appointments appointments;
  private final AppointmentListings listings;
  private final AvailabilityIndex availability;
  private final TakenSlots taken;
  private final Outbox outbox;
  private final Clock clock;

  AppointmentAccess(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Appointments appointments,
      AppointmentListings listings,
      AvailabilityIndex availability,
      TakenSlots taken,
      Outbox outbox,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.appointments = appointments;
    this.listings = listings;
    this.availability = availability;
    this.taken = taken;
    this.outbox = outbox;
    this.clock = clock;
  }

  AppointmentDetails execute(
      AppointmentId id,
      Participant participant,
      BiFunction<Appointment, Instant, Transition<Appointment, ? extends AppointmentEvent>>
          command) {
    return executeIfNeeded(
        id, participant, (appointment, now) -> Optional.of(command.apply(appointment, now)));
  }

  /** As {@link #execute}, where the appointment may stand already as the command would have it. */
  AppointmentDetails executeIfNeeded(
      AppointmentId id,
      Participant participant,
      BiFunction<
              Appointment,
              Instant,
              ? extends Optional<? extends Transition<Appointment, ? extends AppointmentEvent>>>
          command) {
    return unitOfWork.execute(
        () -> {
          participant.patient().ifPresent(this::hold);
          Instant now = clock.instant();
          AppointmentDetails details =
              listings
                  .find(id)
                  .filter(found -> participant.takesPartIn(found.appointment()))
                  .orElseThrow(UseCaseViolation::notFound);
          Appointment before = settled(details.appointment(), now);
          Optional<? extends Transition<Appointment, ? extends AppointmentEvent>> outcome =
              command.apply(before, now);
          outcome.ifPresent(this::keep);
          return details.with(outcome.<Appointment>map(Transition::aggregate).orElse(before));
        });
  }

  /**
   * Holds the patient's account until the unit of work ends, which excludes the patient's other
   * actions.
   */
  void hold(PatientId patient) {
    accounts.hold(AccountId.of(patient));
  }

  /** Records a passed deadline. */
  Appointment settled(Appointment appointment, Instant now) {
    appointment.settle(now).ifPresent(this::keep);
    return appointment.asOf(now);
  }

  void keep(Transition<Appointment, ? extends AppointmentEvent> outcome) {
    appointments.update(outcome.aggregate());
    unitOfWork.afterwards(() -> taken.forget(outcome.aggregate().doctor()));
    published(outcome);
  }

  void add(Transition<Appointment, ? extends AppointmentEvent> outcome) {
    appointments.add(outcome.aggregate());
    published(outcome);
  }

  private void published(Transition<Appointment, ? extends AppointmentEvent> outcome) {
    outbox.append(outcome.event());
    DoctorId doctor = outcome.aggregate().doctor();
    availability.markStale(doctor, clock.instant());
  }
}
