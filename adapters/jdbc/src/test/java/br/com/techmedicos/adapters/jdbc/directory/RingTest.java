package br.com.techmedicos.adapters.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.GeoPoint;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Nobody near enough is ever missed, wherever on the globe. */
class RingTest {

  @Property(tries = 2000)
  void every_place_at_a_distance_within_the_ring_is_covered(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -1, max = 1) double north,
      @ForAll @DoubleRange(min = -1, max = 1) double east,
      @ForAll @DoubleRange(min = 0.01, max = 90) double reach) {
    GeoPoint centre = new GeoPoint(latitude, longitude);
    GeoPoint place =
        new GeoPoint(
            Math.max(-90, Math.min(90, latitude + north * reach)),
            wrapped(longitude + east * reach));
    double distance = centre.kilometresTo(place);

    assertThat(isCovered(new Ring(centre, distance * 0.5, distance * 1.1 + 0.001), place)).isTrue();
    assertThat(isCovered(new Ring(centre, 0, distance), place)).isTrue();
    assertThat(isCovered(new Ring(centre, distance * 0.99, distance * 1.01 + 0.001), place))
        .as("a thin ring")
        .isTrue();
  }

  @Example
  void places_on_either_side_of_the_antimeridian_are_neighbours() {
    assertThat(isCovered(new Ring(new GeoPoint(0, 179.99), 0, 10), new GeoPoint(0, -179.99)))
        .isTrue();
  }

  @Example
  void a_small_ring_is_a_handful_of_ranges_in_order() {
    List<Ring.KeyRange> ranges = new Ring(new GeoPoint(-23.55, -46.63), 0, 25).cover();
    assertThat(ranges).hasSizeLessThan(100);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).first()).isGreaterThan(ranges.get(i - 1).last() + 1);
    }
    assertThat(isCovered(new Ring(new GeoPoint(-23.55, -46.63), 0, 25), new GeoPoint(-22.9, -43.2)))
        .isFalse();
  }

  @Example
  void a_thin_ring_holds_less_of_what_is_nearer_or_farther() {
    GeoPoint centre = new GeoPoint(-23.55, -46.63);

    assertThat(squares(new Ring(centre, 24.9, 25.1)))
        .isLessThan(squares(new Ring(centre, 0, 25)) / 4);
    assertThat(new Ring(centre, 24.99, 25).cover()).hasSizeLessThan(400);
  }

  private static long squares(Ring ring) {
    return ring.cover().stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  private static boolean isCovered(Ring ring, GeoPoint place) {
    long key = Cell.of(place).key();
    return ring.cover().stream().anyMatch(range -> range.first() <= key && key <= range.last());
  }

  private static double wrapped(double longitude) {
    double turned = longitude % 360;
    return turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
  }
}
