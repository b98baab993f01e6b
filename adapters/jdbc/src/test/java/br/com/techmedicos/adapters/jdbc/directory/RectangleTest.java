package br.com.techmedicos.adapters.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.directory.Area.Square;
import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Nobody near enough is ever missed, wherever on the globe. */
class RectangleTest {

  @Property(tries = 5000)
  void no_place_is_nearer_or_farther_than_its_square(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -90, max = 90) double otherLatitude,
      @ForAll @DoubleRange(min = -180, max = 180) double otherLongitude,
      @ForAll @IntRange(min = 0, max = Cell.FINEST) int level) {
    GeoPoint from = new GeoPoint(latitude, longitude);
    GeoPoint place = new GeoPoint(otherLatitude, otherLongitude);
    Cell finest = Cell.of(place);
    int finer = Cell.FINEST - level;
    Rectangle square =
        new Square(new Cell(level, finest.row() >> finer, finest.column() >> finer)).bounds();

    assertThat(from.kilometresTo(place)).isBetween(square.nearestKm(from), square.farthestKm(from));
  }

  @Property(tries = 1000)
  void somewhere_in_a_small_square_is_about_as_near_as_told(
      @ForAll @DoubleRange(min = -80, max = 80) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -80, max = 80) double otherLatitude,
      @ForAll @DoubleRange(min = -180, max = 180) double otherLongitude) {
    GeoPoint from = new GeoPoint(latitude, longitude);
    GeoPoint place = new GeoPoint(otherLatitude, otherLongitude);
    Rectangle square = new Square(Cell.of(place)).bounds();

    assertThat(from.kilometresTo(place)).isLessThan(square.nearestKm(from) + 1);
    assertThat(from.kilometresTo(place)).isGreaterThan(square.farthestKm(from) - 1);
  }

  @Example
  void places_on_either_side_of_the_antimeridian_are_neighbours() {
    Rectangle beyond = new Square(Cell.of(new GeoPoint(0, -179.999))).bounds();

    assertThat(beyond.nearestKm(new GeoPoint(0, 179.999))).isLessThan(0.2);
  }

  @Example
  void a_few_squares_cover_a_circle_of_any_size() {
    for (double km = 0.1; km < 20_000; km *= 3) {
      assertThat(Matches.squares(new GeoPoint(-23.55, -46.63), km)).hasSizeBetween(1, 16);
    }
  }

  @Example
  void the_date_line_is_an_edge_like_others() {
    Rectangle beyond = new Rectangle(-17, -16, -180 - 1e-9, -179.9);

    assertThat(beyond.nearestKm(new GeoPoint(-16.5, 179.9))).isBetween(0.0, 25.0);
    assertThat(beyond.farthestKm(new GeoPoint(-16.5, 179.9))).isBetween(20.0, 200.0);
  }

  @Example
  void neighbouring_numbers_are_parted() {
    double one = Math.nextUp(46.6333);
    for (double first : new double[] {one, Math.nextUp(one)}) {
      double last = Math.nextUp(first);

      assertThat(new Area.Interval(first, last).parts(List.of(first, last)))
          .containsExactly(new Area.Interval(first, first), new Area.Interval(last, last));
    }
  }
}
