package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.directory.DoctorRatings;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.Participant;

/**
 * Rates a completed consultation on behalf of the patient, once. The rating counts for the doctor.
 */
public final class RateAppointment {

  private final AppointmentAccess access;
  private final DoctorRatings ratings;

  RateAppointment(AppointmentAccess access, DoctorRatings ratings) {
    this.access = access;
    this.ratings = ratings;
  }

  /**
   * The appointment and its rating.
   *
   * @param patient the patient who rates
   * @param rating what the patient thought
   */
  public record Command(AppointmentId appointment, PatientId patient, AppointmentRating rating) {}

  /**
   * Rates the consultation.
   *
   * @param command which, by whom, how
   * @return the rated appointment
   * @throws br.com.techmedicos.domain.shared.DomainException if it is not the caller's, or cannot
   *     be rated
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
