package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.directory.DoctorFollowUp;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;

/**
 * Raises the mark of a doctor whose price or status may have changed. Cancels the upcoming
 * appointments of a suspended doctor; both parties are notified.
 */
final class ScheduleFollowUp implements DoctorFollowUp {

  private static final Reason JUSTIFICATION =
      new Reason("O cadastro do médico foi suspenso. Você pode agendar com outro profissional.");

  private final Appointments appointments;
  private final Doctors doctors;
  private final AvailabilityIndex availability;
  private final AppointmentAccess access;

  ScheduleFollowUp(
      Appointments appointments,
      Doctors doctors,
      AvailabilityIndex availability,
      AppointmentAccess access) {
    this.appointments = appointments;
    this.doctors = doctors;
    this.availability = availability;
    this.access = access;
  }

  @Override
  public void doctorChanged(DoctorId doctor, Instant now) {
    availability.markStale(doctor, now);
  }

  @Override
  public void doctorSuspended(DoctorId doctor, Instant now) {
    doctors.hold(doctor);
    appointments.upcoming(doctor, now).stream()
        .map(appointment -> access.settled(appointment, now))
        .filter(appointment -> appointment.status().live())
        .forEach(
            appointment -> access.keep(appointment.cancel(Canceller.SERVICE, JUSTIFICATION, now)));
  }
}
