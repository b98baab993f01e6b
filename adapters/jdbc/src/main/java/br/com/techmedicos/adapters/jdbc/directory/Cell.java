package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.List;

/**
 * A square of a map on which degrees of latitude and longitude have the same length. At level 0 the
 * map is one square, whose northern half is empty. At each further level every square is divided
 * into four.
 *
 * <p>The key of a finest square interleaves the bits of its row and column (Z-order), so that the
 * finest squares within a coarser one have a contiguous range of keys. One column is enough for
 * searches of any radius.
 *
 * @param level from 0 to {@link #FINEST}
 * @param row counted from the south pole
 * @param column counted from the antimeridian, to the east
 */
record Cell(int level, int row, int column) {

  /** The finest level, at which a square is about 600 metres high. */
  static final int FINEST = 16;

  private static final double MAP_DEGREES = 360;
  private static final double SOUTH_POLE = -90;
  private static final double ANTIMERIDIAN = -180;

  /**
   * Returns the finest square that contains a place; on the eastern edge of the map, the last one.
   */
  static Cell of(GeoPoint point) {
    return new Cell(
        FINEST,
        index(point.latitude().degrees() - SOUTH_POLE),
        index(point.longitude().degrees() - ANTIMERIDIAN));
  }

  private static int index(double degrees) {
    return Math.min((1 << FINEST) - 1, (int) (degrees / degrees(FINEST)));
  }

  /** Returns the height and width of a square at a level, in degrees. */
  static double degrees(int level) {
    return MAP_DEGREES / (1 << level);
  }

  /** Returns the four squares of the next level, in the order of their keys. */
  List<Cell> quarters() {
    return List.of(
        new Cell(level + 1, 2 * row, 2 * column),
        new Cell(level + 1, 2 * row, 2 * column + 1),
        new Cell(level + 1, 2 * row + 1, 2 * column),
        new Cell(level + 1, 2 * row + 1, 2 * column + 1));
  }

  /** Returns the key of the first finest square in this one. */
  long key() {
    return (spread(row) << 1 | spread(column)) << (2 * (FINEST - level));
  }

  /** Returns the key of the last finest square in this one. */
  long lastKey() {
    return key() + (1L << (2 * (FINEST - level))) - 1;
  }

  /** Inserts a zero before each of 16 bits. */
  private static long spread(int bits) {
    long spread = bits;
    spread = (spread | spread << 8) & 0x00FF00FFL;
    spread = (spread | spread << 4) & 0x0F0F0F0FL;
    spread = (spread | spread << 2) & 0x33333333L;
    return (spread | spread << 1) & 0x55555555L;
  }

  double south() {
    return SOUTH_POLE + row * degrees(level);
  }

  double north() {
    return SOUTH_POLE + (row + 1) * degrees(level);
  }

  double west() {
    return ANTIMERIDIAN + column * degrees(level);
  }

  double east() {
    return ANTIMERIDIAN + (column + 1) * degrees(level);
  }
}
