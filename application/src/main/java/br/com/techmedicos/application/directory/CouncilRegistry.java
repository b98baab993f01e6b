package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.directory.Doctor;

/**
 * Looks up a doctor's licence and registrations as a specialist with the councils of medicine. By
 * default there is no look-up and an operator decides.
 */
public interface CouncilRegistry {

  /** The result of a look-up. */
  enum Lookup {
    /** The doctor's licence and registrations are correct. */
    CONFIRMED,
    /** The registry has no answer; an operator decides. */
    UNDECIDED
  }

  /**
   * Looks up a doctor. Called outside any transaction, so it may be slow.
   *
   * @param doctor who has signed up, or states a new registration
   */
  Lookup lookUp(Doctor doctor);
}
