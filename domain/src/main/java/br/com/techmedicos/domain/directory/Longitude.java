package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * How far east of Greenwich a place is.
 *
 * @param degrees of WGS 84, from −180 to 180; less than zero is west of it
 */
public record Longitude(double degrees) {

  /**
   * Checks the range.
   *
   * @throws DomainException with {@link DirectoryViolation.CoordinatesOffTheGlobe}; NaN is out of
   *     range too
   */
  public Longitude {
    if (!(Math.abs(degrees) <= 180)) {
      throw new DomainException(new DirectoryViolation.CoordinatesOffTheGlobe());
    }
  }
}
