package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.shared.ZoneRegion;

/**
 * An appointment, as shown to its parties.
 *
 * @param appointment as it stands, with deadlines counted that have passed
 * @param doctorName the doctor's name today
 * @param patientName the patient's name today
 * @param zone the region of the doctor's agenda today
 */
public record AppointmentDetails(
    Appointment appointment, PersonName doctorName, PersonName patientName, ZoneRegion zone) {}
