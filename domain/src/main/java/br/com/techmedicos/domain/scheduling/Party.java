package br.com.techmedicos.domain.scheduling;

/** One of the two parties of a consultation. */
public enum Party {
  /** The doctor. */
  DOCTOR,
  /** The patient. */
  PATIENT;

  /** The other party. */
  public Party other() {
    return this == DOCTOR ? PATIENT : DOCTOR;
  }
}
