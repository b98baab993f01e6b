package br.com.techmedicos.application.directory;

import br.com.techmedicos.domain.directory.Doctor;

/**
 * What the councils of medicine know of a doctor's licence and registrations as a specialist. By
 * default nobody is asked and an operator decides.
 */
public interface CouncilRegistry {

  /** What a registry says of a doctor. */
  enum Lookup {
    /** Licence and registrations are as the doctor says. */
    CONFIRMED,
    /** The registry cannot tell; an operator decides. */
    UNDECIDED
  }

  /**
   * Looks a doctor up. It is asked outside any transaction, so it may take its time.
   *
   * @param doctor who has signed up, or states a new registration
   */
  Lookup lookUp(Doctor doctor);
}
