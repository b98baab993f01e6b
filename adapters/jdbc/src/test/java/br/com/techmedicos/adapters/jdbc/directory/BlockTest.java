package br.com.techmedicos.adapters.jdbc.directory;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.GeoPoint;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Nobody within reach is ever missed, wherever on the globe. */
class BlockTest {

  @Property(tries = 5000)
  void every_place_within_reach_is_in_the_block(
      @ForAll @DoubleRange(min = -90, max = 90) double latitude,
      @ForAll @DoubleRange(min = -180, max = 180) double longitude,
      @ForAll @DoubleRange(min = -1, max = 1) double north,
      @ForAll @DoubleRange(min = -1, max = 1) double east,
      @ForAll @IntRange(min = 4, max = Cell.FINEST) int level) {
    GeoPoint place = new GeoPoint(latitude, longitude);
    double span = 4 * Cell.degrees(level);
    GeoPoint other =
        new GeoPoint(
            Math.max(-90, Math.min(90, latitude + north * span)),
            Math.max(-180, Math.min(180, longitude + east * span)));

    Block.around(place, level)
        .filter(block -> place.kilometresTo(other) <= block.reachKm())
        .ifPresent(block -> assertThat(has(block, other)).isTrue());
  }

  @Property(tries = 1000)
  void a_block_reaches_two_squares_and_ends_after_three(
      @ForAll @DoubleRange(min = -60, max = 60) double latitude,
      @ForAll @DoubleRange(min = -170, max = 170) double longitude,
      @ForAll @IntRange(min = 8, max = Cell.FINEST) int level) {
    GeoPoint place = new GeoPoint(latitude, longitude);
    Block block = Block.around(place, level).orElseThrow();
    double high = Math.toRadians(Cell.degrees(level)) * GeoPoint.EARTH_RADIUS_KM;

    assertThat(block.ranges()).hasSize(Block.RANGES);
    assertThat(block.reachKm()).isBetween(0.9 * high, 3 * high);
    Assume.that(latitude + 3 * Cell.degrees(level) < 90);
    assertThat(has(block, new GeoPoint(latitude + 3 * Cell.degrees(level), longitude))).isFalse();
  }

  @Example
  void there_is_no_block_at_the_edge_of_the_map() {
    assertThat(Block.around(new GeoPoint(0, 179.999), 15)).isEmpty();
    assertThat(Block.around(new GeoPoint(0, -179.999), 15)).isEmpty();
    assertThat(Block.around(new GeoPoint(-90, 0), 15)).isEmpty();
  }

  private static boolean has(Block block, GeoPoint place) {
    long key = Cell.of(place).key();
    return block.ranges().stream().anyMatch(range -> range.first() <= key && key <= range.last());
  }
}
