package br.com.techmedicos.adapters.jdbc.directory;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A part of the map whose doctors one range of the index by place holds. An area with too many
 * doctors is divided: squares into squares, the finest square into strips between two parallels, a
 * single parallel into strips between two meridians, and in the end into spots.
 */
sealed interface Area {

  /** A condition on the index by place, with its values. */
  record Condition(String sql, List<Object> values) {}

  /** Returns the borders. */
  Rectangle bounds();

  /**
   * Returns the condition for the doctors of this area.
   *
   * @param after doctors at one place follow each other by ID; only those after this one
   */
  Condition condition(UUID after);

  /**
   * Divides this area.
   *
   * @param some places in it
   */
  List<Area> parts(List<GeoPoint> some);

  /** A square of the map. */
  record Square(Cell cell) implements Area {

    /** The tolerance for places that rounding put into the neighbouring square. */
    private static final double MARGIN_DEGREES = 1e-9;

    static final Square WORLD = new Square(new Cell(0, 0, 0));

    @Override
    public Rectangle bounds() {
      return new Rectangle(cell.south(), cell.north(), cell.west(), cell.east());
    }

    @Override
    public Condition condition(UUID after) {
      return new Condition("cell BETWEEN ? AND ?", List.of(cell.key(), cell.lastKey()));
    }

    boolean isFinest() {
      return cell.level() == Cell.FINEST;
    }

    /** Returns which part of this square comes before a place in it, in the order of the index. */
    double partUpTo(GeoPoint place) {
      double keys = cell.lastKey() - cell.key() + 1;
      return Math.min(1, Math.max(1, Cell.of(place).key() - cell.key() + 1) / keys);
    }

    List<Square> quarters() {
      return cell.quarters().stream().map(Square::new).toList();
    }

    @Override
    public List<Area> parts(List<GeoPoint> some) {
      return isFinest()
          ? new Strip(
                  cell.key(),
                  cell.south() - MARGIN_DEGREES,
                  cell.north() + MARGIN_DEGREES,
                  cell.west() - MARGIN_DEGREES,
                  cell.east() + MARGIN_DEGREES)
              .parts(some)
          : List.copyOf(quarters());
    }
  }

  /** Some of a finest square: all between two parallels, or some of a single one. */
  record Strip(long cell, double south, double north, double west, double east) implements Area {

    @Override
    public Rectangle bounds() {
      return new Rectangle(south, north, west, east);
    }

    @Override
    public Condition condition(UUID after) {
      return south < north
          ? new Condition("cell = ? AND latitude BETWEEN ? AND ?", List.of(cell, south, north))
          : new Condition(
              "cell = ? AND latitude = ? AND longitude BETWEEN ? AND ?",
              List.of(cell, south, west, east));
    }

    @Override
    public List<Area> parts(List<GeoPoint> some) {
      List<Area> parts = new ArrayList<>();
      if (south < north) {
        for (Interval part :
            new Interval(south, north)
                .parts(some.stream().map(place -> place.latitude().degrees()).toList())) {
          parts.add(new Strip(cell, part.first(), part.last(), west, east));
        }
      } else {
        for (Interval part :
            new Interval(west, east)
                .parts(some.stream().map(place -> place.longitude().degrees()).toList())) {
          parts.add(
              part.first() < part.last()
                  ? new Strip(cell, south, north, part.first(), part.last())
                  : new Spot(cell, south, part.first()));
        }
      }
      return parts;
    }
  }

  /** A single place, where any number of doctors may be. */
  record Spot(long cell, double latitude, double longitude) implements Area {

    @Override
    public Rectangle bounds() {
      return new Rectangle(latitude, latitude, longitude, longitude);
    }

    @Override
    public Condition condition(UUID after) {
      return new Condition(
          "cell = ? AND latitude = ? AND longitude = ? AND doctor_id > ? ORDER BY doctor_id",
          List.of(cell, latitude, longitude, UuidColumn.Converter.toBytes(after)));
    }

    @Override
    public List<Area> parts(List<GeoPoint> some) {
      return List.of(this);
    }
  }

  /** The numbers from one to another, both included. */
  record Interval(double first, double last) {

    /**
     * Divides this interval in the middle; if some of its values are all the same, then around that
     * one.
     */
    List<Interval> parts(List<Double> some) {
      double value = some.get(0);
      if (some.stream().allMatch(other -> other == value)) {
        return List.of(
                new Interval(first, Math.nextDown(value)),
                new Interval(value, value),
                new Interval(Math.nextUp(value), last))
            .stream()
            .filter(part -> part.first <= part.last)
            .toList();
      }
      // Of two neighbours, the middle would be rounded to the second.
      double middle = Math.min(first + (last - first) / 2, Math.nextDown(last));
      return List.of(new Interval(first, middle), new Interval(Math.nextUp(middle), last));
    }
  }
}
