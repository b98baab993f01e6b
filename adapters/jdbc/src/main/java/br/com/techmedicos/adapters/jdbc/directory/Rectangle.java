package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.domain.directory.GeoPoint;

/** The places between two parallels and two meridians, in degrees, edges included. */
record Rectangle(double south, double north, double west, double east) {

  private static final double QUARTER_TURN = 90;
  private static final double HALF_TURN = 180;

  /** The tolerance for rounding: a millimetre. */
  private static final double MARGIN_KM = 1e-6;

  /** Returns the height in kilometres. */
  double heightKm() {
    return Math.toRadians(north - south) * GeoPoint.EARTH_RADIUS_KM;
  }

  /** Returns a distance that no place in the rectangle is nearer than, and one is about as near. */
  double nearestKm(GeoPoint from) {
    return Math.max(0, kilometresTo(from) - MARGIN_KM);
  }

  /** Returns a distance that no place in the rectangle is farther than, and one is about as far. */
  double farthestKm(GeoPoint from) {
    double longitude = from.longitude().degrees();
    GeoPoint antipode =
        new GeoPoint(
            -from.latitude().degrees(),
            longitude > 0 ? longitude - HALF_TURN : longitude + HALF_TURN);
    return Math.PI * GeoPoint.EARTH_RADIUS_KM - kilometresTo(antipode) + MARGIN_KM;
  }

  /**
   * Along a parallel, places get farther with the difference in longitude. So the nearest place is
   * on the meridian of the point if the rectangle has it, else on one of its edges.
   */
  private double kilometresTo(GeoPoint from) {
    double latitude = from.latitude().degrees();
    double longitude = from.longitude().degrees();
    if (west <= longitude && longitude <= east) {
      return from.kilometresTo(new GeoPoint(within(latitude), longitude));
    }
    double nearer = turn(longitude, west) <= turn(longitude, east) ? west : east;
    double edge = Math.max(-HALF_TURN, Math.min(HALF_TURN, nearer));
    double turn = turn(longitude, edge);
    if (turn >= QUARTER_TURN) {
      // The farthest place of such a meridian may be between its ends, but never the nearest.
      return Math.min(
          from.kilometresTo(new GeoPoint(within(-QUARTER_TURN), edge)),
          from.kilometresTo(new GeoPoint(within(QUARTER_TURN), edge)));
    }
    double nearest =
        Math.toDegrees(
            Math.atan2(
                Math.sin(Math.toRadians(latitude)),
                Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(turn))));
    return from.kilometresTo(new GeoPoint(within(nearest), edge));
  }

  private double within(double latitude) {
    double limited = Math.max(south, Math.min(north, latitude));
    return Math.max(-QUARTER_TURN, Math.min(QUARTER_TURN, limited));
  }

  private static double turn(double longitude, double other) {
    double turn = Math.abs(longitude - other);
    return Math.min(turn, 2 * HALF_TURN - turn);
  }
}
