package br.com.techmedicos.domain.scheduling;

/** The actor who cancelled an appointment. */
public enum Canceller {
  /** The doctor. */
  DOCTOR,
  /** The patient. */
  PATIENT,
  /** The service itself, when the doctor or the patient was suspended. */
  SERVICE;

  /**
   * Returns the canceller for a party.
   *
   * @param party who calls it off
   */
  public static Canceller of(Party party) {
    return party == Party.DOCTOR ? DOCTOR : PATIENT;
  }
}
