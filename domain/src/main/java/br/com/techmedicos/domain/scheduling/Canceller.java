package br.com.techmedicos.domain.scheduling;

/** Who may call an appointment off. */
public enum Canceller {
  /** The doctor. */
  DOCTOR,
  /** The patient. */
  PATIENT,
  /** The service itself, when the doctor's licence was withdrawn or the patient suspended. */
  SERVICE;

  /**
   * The party as a canceller.
   *
   * @param party who calls it off
   */
  public static Canceller of(Party party) {
    return party == Party.DOCTOR ? DOCTOR : PATIENT;
  }
}
