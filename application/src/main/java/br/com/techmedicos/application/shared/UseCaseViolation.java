package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Violation;

/** Why a use case could not begin, whatever it is about. */
public sealed interface UseCaseViolation extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of violation.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T notFound(NotFound violation);

    T versionMismatch(VersionMismatch violation);
  }

  /** {@return what is thrown where there is no such thing, or it is not the caller's} */
  static DomainException notFound() {
    return new DomainException(new NotFound());
  }

  /** There is no such thing, or it is not the caller's; the two are not told apart. */
  record NotFound() implements UseCaseViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notFound(this);
    }
  }

  /** The caller changes a version that is no longer the last one. */
  record VersionMismatch() implements UseCaseViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.versionMismatch(this);
    }
  }
}
