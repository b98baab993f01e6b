package br.com.techmedicos.domain.directory;

/** How a doctor's licence stands with the service. */
public enum VerificationStatus {
  /** New: can log in and prepare an agenda, but is in no search and cannot be booked. */
  PENDING_VERIFICATION,
  /** Licence confirmed: found, booked, given grants. */
  VERIFIED,
  /** Licence not confirmed: as pending, until the profile is mended and decided again. */
  REJECTED,
  /** Licence withdrawn: out of everything, and cannot log in. */
  SUSPENDED;

  /** Whether patients can find and book the doctor. */
  public boolean bookable() {
    return this == VERIFIED;
  }
}
