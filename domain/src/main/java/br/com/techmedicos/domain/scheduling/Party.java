package br.com.techmedicos.domain.scheduling;

/** One of the two who meet in a consultation. */
public enum Party {
  /** The doctor. */
  DOCTOR,
  /** The patient. */
  PATIENT;

  /** The one that this one meets. */
  public Party other() {
    return this == DOCTOR ? PATIENT : DOCTOR;
  }
}
