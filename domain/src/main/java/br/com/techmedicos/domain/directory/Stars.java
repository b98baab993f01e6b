package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * How good a patient found a consultation.
 *
 * @param count from 1 to 5
 */
public record Stars(int count) {

  /**
   * Checks the range.
   *
   * @throws DomainException with {@link DirectoryViolation.StarsOutOfRange}
   */
  public Stars {
    if (count < 1 || count > 5) {
      throw new DomainException(new DirectoryViolation.StarsOutOfRange());
    }
  }
}
