package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The places between two distances from a centre. A ring is {@linkplain #cover() covered} by a few
 * ranges of {@link Cell} keys, which also contain nearby places, so that callers measure each
 * distance.
 *
 * @param centre where distances are measured from
 * @param innerKm places nearer than this need not be covered
 * @param outerKm nor those farther than this
 */
record Ring(GeoPoint centre, double innerKm, double outerKm) {

  /**
   * The minimum number of squares across the ring; the maximum is twice as many. A thin ring gets
   * more squares, about as high as the ring is wide, because most places in larger squares would be
   * outside the ring.
   */
  private static final int SQUARES_ACROSS = 8;

  private static final int SQUARES_ACROSS_A_THIN_ONE = 64;

  private static final double QUARTER_TURN = 90;
  private static final double FULL_TURN = 360;

  /** The tolerance for rounding of kilometres and degrees, so that no place is missed. */
  private static final double MARGIN = 1e-6;

  /** A range of keys, both ends included. */
  record KeyRange(long first, long last) {}

  /** Returns the ranges of keys that contain every place in the ring, in order and not adjacent. */
  List<KeyRange> cover() {
    Box box = box();
    List<KeyRange> ranges = new ArrayList<>();
    cover(new Cell(0, 0, 0), box, level(box, squaresAcross()), ranges);
    return ranges;
  }

  private void cover(Cell cell, Box box, int finest, List<KeyRange> ranges) {
    if (!box.touches(cell) || isWithinTheHole(cell)) {
      return;
    }
    if (cell.level() < finest) {
      cell.quarters().forEach(quarter -> cover(quarter, box, finest, ranges));
      return;
    }
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).last() + 1 == cell.key()) {
      ranges.set(last, new KeyRange(ranges.get(last).first(), cell.lastKey()));
    } else {
      ranges.add(new KeyRange(cell.key(), cell.lastKey()));
    }
  }

  private double squaresAcross() {
    double asWide = 2 * outerKm / (outerKm - innerKm);
    return Math.max(SQUARES_ACROSS, Math.min(SQUARES_ACROSS_A_THIN_ONE, asWide));
  }

  private static int level(Box box, double squaresAcross) {
    int level = 0;
    while (level < Cell.FINEST && Cell.degrees(level + 1) * squaresAcross >= 2 * box.halfWidth()) {
      level++;
    }
    return level;
  }

  /** Returns the bounding box of the outer circle. */
  private Box box() {
    double angle = outerKm / GeoPoint.EARTH_RADIUS_KM;
    double height = Math.toDegrees(angle) + MARGIN;
    double south = centre.latitude().degrees() - height;
    double north = centre.latitude().degrees() + height;
    boolean holdsAPole = south <= -QUARTER_TURN || north >= QUARTER_TURN;
    double halfWidth =
        holdsAPole
            ? FULL_TURN / 2
            : Math.toDegrees(
                    Math.asin(
                        Math.sin(Math.toRadians(height))
                            / Math.cos(Math.toRadians(centre.latitude().degrees()))))
                + MARGIN;
    return new Box(south, north, centre.longitude().degrees(), halfWidth);
  }

  /** Whether the inner circle contains a whole square. This is checked by its corners. */
  private boolean isWithinTheHole(Cell cell) {
    return cell.level() > 2 // corners are not enough for a square of 90 degrees or more
        && cell.corners().stream()
            .allMatch(corner -> centre.kilometresTo(corner) < innerKm - MARGIN)
        && cell.corners().stream()
            .allMatch(
                corner ->
                    Math.abs(corner.longitude().degrees() - centre.longitude().degrees())
                        < QUARTER_TURN);
  }

  /** A rectangle on the map, which may wrap around its edge. */
  private record Box(double south, double north, double middle, double halfWidth) {

    boolean touches(Cell cell) {
      return cell.south() <= north
          && cell.north() >= south
          && (overlaps(cell, 0) || overlaps(cell, FULL_TURN) || overlaps(cell, -FULL_TURN));
    }

    private boolean overlaps(Cell cell, double turn) {
      return cell.west() + turn <= middle + halfWidth && cell.east() + turn >= middle - halfWidth;
    }
  }
}
