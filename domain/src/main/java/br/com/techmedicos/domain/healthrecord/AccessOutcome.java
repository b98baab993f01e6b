package br.com.techmedicos.domain.healthrecord;

/** The outcome of an access decision. */
public enum AccessOutcome {
  /** Access was allowed. */
  ALLOWED,
  /** Access was denied. */
  DENIED
}
