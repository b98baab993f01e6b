package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The places between two distances from another. It is {@linkplain #cover() covered} by a handful
 * of ranges of {@link Cell} keys, which also hold places nearby: whoever reads them measures each.
 *
 * @param centre where distances are measured from
 * @param innerKm places nearer than this need not be covered
 * @param outerKm nor those farther than this
 */
record Ring(GeoPoint centre, double innerKm, double outerKm) {

  /**
   * How many squares there are across the ring, at the least; twice as many at the most. A thin
   * ring gets more, about as high as it is wide, since most of what a larger one held would be
   * nearer or farther.
   */
  private static final int SQUARES_ACROSS = 8;

  private static final int SQUARES_ACROSS_A_THIN_ONE = 64;

  private static final double QUARTER_TURN = 90;
  private static final double FULL_TURN = 360;

  /** Kilometres on the ground and degrees on the map are rounded; nobody is to be lost by that. */
  private static final double MARGIN = 1e-6;

  /** Keys from one to another, both included. */
  record KeyRange(long first, long last) {}

  /** Ranges of keys that hold every place in the ring, in order, none touching the next. */
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

  /** What the outer circle fits in. */
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

  /** Whether the inner circle holds all of a square: then it holds the corners. */
  private boolean isWithinTheHole(Cell cell) {
    return cell.level() > 2 // on a square of 90 degrees or more, corners tell nothing
        && cell.corners().stream()
            .allMatch(corner -> centre.kilometresTo(corner) < innerKm - MARGIN)
        && cell.corners().stream()
            .allMatch(
                corner ->
                    Math.abs(corner.longitude().degrees() - centre.longitude().degrees())
                        < QUARTER_TURN);
  }

  /** A rectangle on the map, which may reach over the map's edge and come in again on the other. */
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
