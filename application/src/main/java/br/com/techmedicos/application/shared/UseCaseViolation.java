package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;

/** Why a use case could not start, in any feature. */
public sealed interface UseCaseViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T notFound(NotFound violation);

    T versionMismatch(VersionMismatch violation);
  }

  /** {@return the exception for something that does not exist or is not the caller's} */
  static DomainException notFound() {
    return new DomainException(new NotFound());
  }

  /**
   * The requested item does not exist, or is not the caller's. The caller cannot distinguish the
   * two.
   */
  record NotFound() implements UseCaseViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notFound(this);
    }
  }

  /** The caller changes a version that is no longer the current one. */
  record VersionMismatch() implements UseCaseViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.versionMismatch(this);
    }
  }
}
