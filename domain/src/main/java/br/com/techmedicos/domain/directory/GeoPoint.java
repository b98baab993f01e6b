package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.Objects;

/**
 * A place on the globe.
 *
 * @param latitude how far north it is
 * @param longitude how far east it is
 */
public record GeoPoint(Latitude latitude, Longitude longitude) {

  /** The mean radius of the earth, in kilometres (IUGG). */
  public static final double EARTH_RADIUS_KM = 6371.0088;

  public GeoPoint {
    Objects.requireNonNull(latitude);
    Objects.requireNonNull(longitude);
  }

  /**
   * Creates a place from WGS 84 degrees.
   *
   * @param latitude from −90 to 90
   * @param longitude from −180 to 180
   * @throws DomainException with {@link DirectoryViolation.CoordinatesOffTheGlobe}
   */
  public GeoPoint(double latitude, double longitude) {
    this(new Latitude(latitude), new Longitude(longitude));
  }

  /**
   * Returns the great-circle distance by the haversine formula on a sphere; within 0.5 % of the
   * distance on the ellipsoid.
   *
   * @return kilometres
   */
  public double kilometresTo(GeoPoint other) {
    double fromLatitude = latitude.radians();
    double toLatitude = other.latitude.radians();
    double a =
        haversine(toLatitude - fromLatitude)
            + Math.cos(fromLatitude)
                * Math.cos(toLatitude)
                * haversine(Math.toRadians(other.longitude.degrees() - longitude.degrees()));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, a)));
  }

  private static double haversine(double angle) {
    double sine = Math.sin(angle / 2);
    return sine * sine;
  }
}
