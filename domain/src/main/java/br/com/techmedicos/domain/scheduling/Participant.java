package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A doctor or patient who may be a party of an appointment.
 *
 * @param party as which of the two
 * @param id the doctor's or the patient's id
 */
public record Participant(Party party, UUID id) {

  public Participant {
    Objects.requireNonNull(party);
    Objects.requireNonNull(id);
  }

  /** A doctor. */
  public static Participant of(DoctorId id) {
    return new Participant(Party.DOCTOR, id.value());
  }

  /** A patient. */
  public static Participant of(PatientId id) {
    return new Participant(Party.PATIENT, id.value());
  }

  /**
   * What they log in to.
   *
   * @return the id of their account
   */
  public AccountId account() {
    return party == Party.DOCTOR ? AccountId.of(new DoctorId(id)) : AccountId.of(new PatientId(id));
  }

  /**
   * The participant's patient ID.
   *
   * @return the patient; empty for a doctor
   */
  public Optional<PatientId> patient() {
    return party == Party.PATIENT ? Optional.of(new PatientId(id)) : Optional.empty();
  }

  /** Whether the participant is a party of the appointment. */
  public boolean takesPartIn(Appointment appointment) {
    return id.equals(
        party == Party.DOCTOR ? appointment.doctor().value() : appointment.patient().value());
  }
}
