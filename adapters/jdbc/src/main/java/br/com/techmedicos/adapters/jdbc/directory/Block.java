package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Five times five squares of one level, with a place in the middle one.
 *
 * @param reachKm how far around the place every other place is in the block
 * @param ranges the keys of its finest squares, in ascending order
 */
record Block(double reachKm, List<Range> ranges) {

  /** The squares on each side of the middle one. */
  private static final int AROUND = 2;

  /**
   * The ranges of a block: its squares follow each other in this many at most. A block with fewer
   * repeats its last one, so that one prepared statement reads any block.
   */
  static final int RANGES = 9;

  /** The tolerance for places that rounding put into the neighbouring square: a millimetre. */
  private static final double MARGIN_KM = 1e-6;

  /** Keys of finest squares, both included. */
  record Range(long first, long last) {}

  /**
   * Returns the block around a place, unless it reaches beyond the edge of the map.
   *
   * @param level at least 4: three squares span less than a quarter of the globe
   */
  static Optional<Block> around(GeoPoint place, int level) {
    Cell finest = Cell.of(place);
    int row = finest.row() >> (Cell.FINEST - level);
    int column = finest.column() >> (Cell.FINEST - level);
    int last = (1 << level) - 1;
    if (row < AROUND || column < AROUND || row + AROUND > last || column + AROUND > last) {
      return Optional.empty();
    }
    List<Cell> squares = new ArrayList<>();
    for (int r = row - AROUND; r <= row + AROUND; r++) {
      for (int c = column - AROUND; c <= column + AROUND; c++) {
        squares.add(new Cell(level, r, c));
      }
    }
    return Optional.of(
        new Block(
            reachKm(place, squares.get(0), squares.get(squares.size() - 1)), ranges(squares)));
  }

  private static double reachKm(GeoPoint place, Cell southWest, Cell northEast) {
    double latitude = place.latitude().degrees();
    double longitude = place.longitude().degrees();
    double parallels = Math.min(latitude - southWest.south(), northEast.north() - latitude);
    double meridians = Math.min(longitude - southWest.west(), northEast.east() - longitude);
    // The nearest place on a meridian is where a great circle meets it at a right angle.
    double angle =
        Math.min(
            Math.toRadians(parallels),
            Math.asin(Math.cos(Math.toRadians(latitude)) * Math.sin(Math.toRadians(meridians))));
    return angle * GeoPoint.EARTH_RADIUS_KM - MARGIN_KM;
  }

  private static List<Range> ranges(List<Cell> squares) {
    List<Range> ranges = new ArrayList<>();
    for (Cell square : squares.stream().sorted(Comparator.comparing(Cell::key)).toList()) {
      int last = ranges.size() - 1;
      if (last >= 0 && ranges.get(last).last() + 1 == square.key()) {
        ranges.set(last, new Range(ranges.get(last).first(), square.lastKey()));
      } else {
        ranges.add(new Range(square.key(), square.lastKey()));
      }
    }
    while (ranges.size() < RANGES) {
      ranges.add(ranges.get(ranges.size() - 1));
    }
    return ranges;
  }
}
