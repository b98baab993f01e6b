package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/** The turns of those who book a doctor: one after the other, each with the facts that it needs. */
public interface BookingTurns {

  /**
   * Waits for the turn, and has it until the unit of work ends: another booking of the doctor, and
   * whoever {@linkplain br.com.techmedicos.domain.directory.Doctors#hold holds} the doctor, waits
   * until then. It avoids conflicts; that appointments never overlap does not depend on it.
   *
   * @param patient who books, and {@linkplain br.com.techmedicos.domain.identity.Accounts#hold
   *     holds} the account already
   * @return the facts as of this turn, or empty if there is no such doctor or patient
   */
  Optional<Turn> take(DoctorId doctor, PatientId patient);

  /**
   * What a booking needs to know of both parties.
   *
   * @param agenda the published one or, without one, the empty agenda of the doctor's time zone
   */
  record Turn(
      VerificationStatus doctorStatus,
      PersonName doctorName,
      Money consultationPrice,
      Agenda agenda,
      PersonName patientName,
      Instant patientRegisteredAt) {}
}
