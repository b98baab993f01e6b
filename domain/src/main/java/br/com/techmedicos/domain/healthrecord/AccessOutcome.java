package br.com.techmedicos.domain.healthrecord;

/** How an access was decided. */
public enum AccessOutcome {
  /** It was let. */
  ALLOWED,
  /** It was refused. */
  DENIED
}
