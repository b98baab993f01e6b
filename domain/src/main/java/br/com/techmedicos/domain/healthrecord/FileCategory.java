package br.com.techmedicos.domain.healthrecord;

/** What a file is about, as the patient sorts it. */
public enum FileCategory {
  /** The result of an examination. */
  EXAM,
  /** What a professional wrote about the patient. */
  REPORT,
  /** Proof of a vaccination. */
  VACCINATION,
  /** What was prescribed. */
  PRESCRIPTION,
  /** A picture, from a telephone or from a machine. */
  IMAGE,
  /** Anything else. */
  OTHER
}
