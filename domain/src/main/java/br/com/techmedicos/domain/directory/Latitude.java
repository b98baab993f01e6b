package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * How far north of the equator a place is.
 *
 * @param degrees of WGS 84, from −90 to 90; less than zero is south of it
 */
public record Latitude(double degrees) {

  /**
   * Checks the range.
   *
   * @throws DomainException with {@link DirectoryViolation.CoordinatesOffTheGlobe}; NaN is out of
   *     range too
   */
  public Latitude {
    if (!(Math.abs(degrees) <= 90)) {
      throw new DomainException(new DirectoryViolation.CoordinatesOffTheGlobe());
    }
  }

  double radians() {
    return Math.toRadians(degrees);
  }
}
