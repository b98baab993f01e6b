package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;

/**
 * An appointment, as shown to its parties.
 *
 * @param appointment as it stands or, where that is said, as it was last recorded
 * @param doctorName the doctor's name today
 * @param patientName the patient's name today
 * @param zone the region of the doctor's agenda today
 */
public record AppointmentDetails(
    Appointment appointment, PersonName doctorName, PersonName patientName, ZoneRegion zone) {

  /** Returns the details with the deadlines counted that have passed. */
  public AppointmentDetails asOf(Instant now) {
    return with(appointment.asOf(now));
  }

  /** Returns the details of another state of the appointment. */
  AppointmentDetails with(Appointment other) {
    return new AppointmentDetails(other, doctorName, patientName, zone);
  }
}
