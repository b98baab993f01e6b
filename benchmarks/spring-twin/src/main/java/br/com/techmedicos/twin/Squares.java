package br.com.techmedicos.twin;

import java.util.List;
import java.util.stream.Stream;

/**
 * The squares of the map that cover a circle. The column {@code cell} of a listing is the number of
 * its finest square in Z-order, so that every square is one range of the index.
 */
final class Squares {

  private static final int FINEST = 16;
  private static final int MOST = 16;
  private static final double MAP_DEGREES = 360;
  private static final double KM_A_DEGREE = 111.19;

  private Squares() {}

  /** A square of a level: at each further level, all are divided into four. */
  record Square(int level, int row, int column) {

    long firstCell() {
      return (spread(row) << 1 | spread(column)) << (2 * (FINEST - level));
    }

    long lastCell() {
      return firstCell() + (1L << (2 * (FINEST - level))) - 1;
    }

    private Stream<Square> quarters() {
      return Stream.of(
          new Square(level + 1, 2 * row, 2 * column),
          new Square(level + 1, 2 * row, 2 * column + 1),
          new Square(level + 1, 2 * row + 1, 2 * column),
          new Square(level + 1, 2 * row + 1, 2 * column + 1));
    }

    /** Puts a zero before each of 16 bits. */
    private static long spread(int bits) {
      long spread = bits;
      spread = (spread | spread << 8) & 0x00FF00FFL;
      spread = (spread | spread << 4) & 0x0F0F0F0FL;
      spread = (spread | spread << 2) & 0x33333333L;
      return (spread | spread << 1) & 0x55555555L;
    }
  }

  /** As small ones as their number allows. */
  static List<Square> around(double latitude, double longitude, double km) {
    double height = km / KM_A_DEGREE;
    double width = height / Math.max(0.01, Math.cos(Math.toRadians(latitude)));
    List<Square> squares = List.of(new Square(0, 0, 0));
    while (squares.get(0).level() < FINEST) {
      List<Square> smaller =
          squares.stream()
              .flatMap(Square::quarters)
              .filter(square -> overlaps(square.row(), square.level(), latitude + 90, height))
              .filter(square -> overlaps(square.column(), square.level(), longitude + 180, width))
              .toList();
      if (smaller.size() > MOST) {
        return squares;
      }
      squares = smaller;
    }
    return squares;
  }

  private static boolean overlaps(int index, int level, double middle, double reach) {
    double degrees = MAP_DEGREES / (1 << level);
    return index * degrees <= middle + reach && (index + 1) * degrees >= middle - reach;
  }
}
