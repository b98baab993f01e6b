package br.com.techmedicos.domain.healthrecord;

/** How an access was decided. */
public enum AccessOutcome {
  /** Access was allowed. */
  ALLOWED,
  /** Access was denied. */
  DENIED
}
