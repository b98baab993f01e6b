package br.com.techmedicos.domain.healthrecord;

/** The subject of a file, as chosen by the patient. */
public enum FileCategory {
  /** The result of an examination. */
  EXAM,
  /** A report by a health professional. */
  REPORT,
  /** Proof of a vaccination. */
  VACCINATION,
  /** A prescription. */
  PRESCRIPTION,
  /** A picture, from a phone or a medical device. */
  IMAGE,
  /** Anything else. */
  OTHER
}
