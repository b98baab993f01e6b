package br.com.techmedicos.domain.identity;

/** What someone is in the service. One person may be more than one, each with an own account. */
public enum Role {
  /** Books appointments and owns a record. */
  PATIENT,
  /** Publishes an agenda and answers requests. */
  DOCTOR,
  /** Verifies and suspends doctors. */
  OPERATOR
}
