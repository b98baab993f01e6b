package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.Admission;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Instant;
import java.util.Optional;

/**
 * Loads what {@link Admission} needs for its decision, and asks for an active account and a session
 * that goes on: a new password shows out whoever had the old one.
 */
final class MeetingAdmission {

  private final CallerStandings standings;
  private final Appointments appointments;
  private final Consents consents;

  MeetingAdmission(CallerStandings standings, Appointments appointments, Consents consents) {
    this.standings = standings;
    this.appointments = appointments;
    this.consents = consents;
  }

  /** The appointment, if the participant may be in its meeting now. */
  Appointment admit(AppointmentId id, Participant participant, TokenOrigin origin, Instant now) {
    Appointment appointment = find(id);
    Admission.check(appointment, participant, consents.latest(id), now);
    if (!standings.of(participant.account(), origin).equals(Optional.of(AccountStanding.ACTIVE))) {
      throw new DomainException(new IdentityViolation.AccountClosed());
    }
    return appointment;
  }

  /** The appointment, if it is the participant's. */
  Appointment find(AppointmentId id, Participant participant) {
    Appointment appointment = find(id);
    if (!participant.takesPartIn(appointment)) {
      throw UseCaseViolation.notFound();
    }
    return appointment;
  }

  private Appointment find(AppointmentId id) {
    return appointments.find(id).orElseThrow(UseCaseViolation::notFound);
  }
}
