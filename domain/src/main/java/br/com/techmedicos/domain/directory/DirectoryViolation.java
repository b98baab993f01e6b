package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.Violation;

/** A rule of the directory that was broken. */
public sealed interface DirectoryViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T coordinatesOffTheGlobe(CoordinatesOffTheGlobe violation);

    T rqeMalformed(RqeMalformed violation);

    T specialtyUnknown(SpecialtyUnknown violation);

    T specialtyClaimedTwice(SpecialtyClaimedTwice violation);

    T tooManySpecialties(TooManySpecialties violation);

    T nothingToDecide(NothingToDecide violation);

    T starsOutOfRange(StarsOutOfRange violation);
  }

  /** A latitude or longitude that is not on the globe. */
  record CoordinatesOffTheGlobe() implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.coordinatesOffTheGlobe(this);
    }
  }

  /** A number that cannot be an RQE. */
  record RqeMalformed() implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.rqeMalformed(this);
    }
  }

  /** A code of no known specialty. */
  record SpecialtyUnknown() implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.specialtyUnknown(this);
    }
  }

  /** The same specialty stated twice. */
  record SpecialtyClaimedTwice(Specialty specialty) implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.specialtyClaimedTwice(this);
    }
  }

  /** More specialties than one doctor may state. */
  record TooManySpecialties(int maximum) implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.tooManySpecialties(this);
    }
  }

  /**
   * A decision that does not apply to the doctor's current state.
   *
   * @param status how the doctor stands
   */
  record NothingToDecide(VerificationStatus status) implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.nothingToDecide(this);
    }
  }

  /** A rating of fewer than one star or more than five. */
  record StarsOutOfRange() implements DirectoryViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.starsOutOfRange(this);
    }
  }
}
