package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.Participant;

/** A patient rates a complete consultation, once; the rating counts for the doctor. */
public final class RateAppointment {

  private final AppointmentAccess access;
  private final DoctorRatings ratings;

  RateAppointment(AppointmentAccess access, DoctorRatings ratings) {
    this.access = access;
    this.ratings = ratings;
  }

  /**
   * What to rate, and how.
   *
   * @param appointment which appointment
   * @param patient the patient who rates
   * @param rating what the patient thought
   */
  public record Command(AppointmentId appointment, PatientId patient, AppointmentRating rating) {}

  /**
   * Rates.
   *
   * @param command which, by whom, how
   * @return the appointment as it stands then
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   */
  public AppointmentDetails handle(Command command) {
    return access.execute(
        command.appointment(),
        Participant.of(command.patient()),
        (appointment, now) -> {
          var rated = appointment.rate(command.rating(), now);
          ratings.add(appointment.doctor(), command.rating().stars());
          return rated;
        });
  }
}
