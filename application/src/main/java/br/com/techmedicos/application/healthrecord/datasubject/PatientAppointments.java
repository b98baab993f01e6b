package br.com.techmedicos.application.healthrecord.datasubject;

import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The appointments of a patient. */
public final class PatientAppointments {

  private static final Comparator<Appointment> BY_DOCTOR =
      Comparator.comparing((Appointment appointment) -> appointment.doctor().toString())
          .thenComparing(Appointment::slot);

  private final AppointmentListings listings;
  private final Appointments appointments;
  private final CancelAppointment cancelAppointment;

  public PatientAppointments(
      AppointmentListings listings,
      Appointments appointments,
      CancelAppointment cancelAppointment) {
    this.listings = listings;
    this.appointments = appointments;
    this.cancelAppointment = cancelAppointment;
  }

  /** Returns all appointments, by start. */
  Stream<AppointmentDetails> all(PatientId patient, Instant now) {
    return list(patient, Optional.empty(), Optional.empty(), now);
  }

  /**
   * Cancels the upcoming appointments and returns their number.
   *
   * @param by who calls them off, as the doctors are told
   */
  int cancelComing(PatientId patient, Canceller by, Reason justification, Instant now) {
    var coming =
        Stream.of(AppointmentStatus.REQUESTED, AppointmentStatus.ACCEPTED)
            .flatMap(status -> list(patient, Optional.of(status), Optional.of(now), now))
            .map(AppointmentDetails::appointment)
            .filter(appointment -> appointment.slot().startsAt().isAfter(now))
            .sorted(BY_DOCTOR) // a fixed order, to avoid deadlocks
            .map(Appointment::id)
            .toList();
    coming.forEach(
        id ->
            cancelAppointment.handle(
                new CancelAppointment.Command(id, Participant.of(patient), by, justification)));
    return coming.size();
  }

  /** Removes the patient's comments on completed consultations. */
  void forgetComments(PatientId patient, Instant now) {
    list(patient, Optional.of(AppointmentStatus.COMPLETED), Optional.empty(), now)
        .flatMap(details -> details.appointment().withoutComment().stream())
        .toList()
        .forEach(appointments::update);
  }

  private Stream<AppointmentDetails> list(
      PatientId patient, Optional<AppointmentStatus> status, Optional<Instant> from, Instant now) {
    return Page.all(
        (Optional<AppointmentListings.Key> after) ->
            listings.list(
                new AppointmentListings.Query(
                    Participant.of(patient), status, from, Optional.empty(), Page.MAXIMUM, after),
                now));
  }
}
