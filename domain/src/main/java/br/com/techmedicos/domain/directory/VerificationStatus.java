package br.com.techmedicos.domain.directory;

/** The status of a doctor's licence in this service. */
public enum VerificationStatus {
  /** New: can log in and prepare an agenda, but is not in searches and cannot be booked. */
  PENDING_VERIFICATION,
  /** Licence confirmed: can be found, booked and given grants. */
  VERIFIED,
  /** Licence not confirmed: same as pending, until the profile is corrected and decided again. */
  REJECTED,
  /** Licence withdrawn: excluded from everything, and cannot log in. */
  SUSPENDED;

  /** Whether patients can find and book the doctor. */
  public boolean bookable() {
    return this == VERIFIED;
  }
}
