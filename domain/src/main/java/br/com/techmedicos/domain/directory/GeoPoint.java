package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;

/**
 * A place on the globe, in degrees of WGS 84.
 *
 * @param latitude from −90 to 90
 * @param longitude from −180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

  /** The mean radius of the earth, in kilometres (IUGG). */
  public static final double EARTH_RADIUS_KM = 6371.0088;

  /**
   * Checks the ranges.
   *
   * @throws DomainException with {@link DirectoryViolation.CoordinatesOffTheGlobe}; not-a-number is
   *     off the globe too
   */
  public GeoPoint {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new DomainException(new DirectoryViolation.CoordinatesOffTheGlobe());
    }
  }

  /**
   * The great-circle distance, by the haversine formula on a sphere; within 0.5 % of the
   * ellipsoid's.
   *
   * @param other another place
   * @return kilometres
   */
  public double kilometresTo(GeoPoint other) {
    double fromLatitude = Math.toRadians(latitude);
    double toLatitude = Math.toRadians(other.latitude);
    double a =
        haversine(toLatitude - fromLatitude)
            + Math.cos(fromLatitude)
                * Math.cos(toLatitude)
                * haversine(Math.toRadians(other.longitude - longitude));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, a)));
  }

  private static double haversine(double angle) {
    double sine = Math.sin(angle / 2);
    return sine * sine;
  }
}
