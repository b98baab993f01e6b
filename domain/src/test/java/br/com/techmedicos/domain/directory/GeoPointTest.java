package br.com.techmedicos.domain.directory;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoPointTest {

  private static final Offset<Double> A_METRE = within(0.001);
  private static final double HALF_THE_GIRTH = Math.PI * GeoPoint.EARTH_RADIUS_KM;

  @ParameterizedTest
  @CsvSource({"90, 180", "-90, -180", "0, 0", "-0.0, -0.0", "-23.5505, -46.6333"})
  void is_anywhere_on_the_globe(double latitude, double longitude) {
    GeoPoint point = new GeoPoint(latitude, longitude);

    assertThat(point.latitude().degrees()).isEqualTo(latitude);
    assertThat(point.longitude().degrees()).isEqualTo(longitude);
  }

  @ParameterizedTest
  @CsvSource({
    "90.0000001, 0",
    "-90.0000001, 0",
    "0, 180.0000001",
    "0, -180.0000001",
    "NaN, 0",
    "0, NaN",
    "Infinity, 0",
    "0, -Infinity"
  })
  void is_nowhere_else(double latitude, double longitude) {
    assertRefused(
        new DirectoryViolation.CoordinatesOffTheGlobe(), () -> new GeoPoint(latitude, longitude));
  }

  @ParameterizedTest
  @CsvSource({
    // São Paulo to Rio de Janeiro, Manaus and Lisbon; known great circles
    "-23.5505, -46.6333, -22.9068, -43.1729, 360.75",
    "-23.5505, -46.6333, -3.1190, -60.0217, 2689.2",
    "-23.5505, -46.6333, 38.7223, -9.1393, 7930.0"
  })
  void is_as_far_as_the_crow_flies(
      double latitude, double longitude, double otherLatitude, double otherLongitude, double km) {
    GeoPoint here = new GeoPoint(latitude, longitude);
    GeoPoint there = new GeoPoint(otherLatitude, otherLongitude);

    assertThat(here.kilometresTo(there)).isCloseTo(km, within(km / 200));
    assertThat(there.kilometresTo(here)).isCloseTo(here.kilometresTo(there), A_METRE);
  }

  @Test
  void is_at_no_distance_from_itself() {
    GeoPoint here = new GeoPoint(-23.5505, -46.6333);

    assertThat(here.kilometresTo(here)).isZero();
  }

  @Test
  void is_a_degree_of_latitude_from_the_next() {
    double degree = HALF_THE_GIRTH / 180;

    assertThat(new GeoPoint(0, 0).kilometresTo(new GeoPoint(1, 0))).isCloseTo(degree, A_METRE);
    assertThat(new GeoPoint(60, 10).kilometresTo(new GeoPoint(61, 10))).isCloseTo(degree, A_METRE);
    assertThat(new GeoPoint(0, 10).kilometresTo(new GeoPoint(0, 11))).isCloseTo(degree, A_METRE);
    assertThat(new GeoPoint(60, 10).kilometresTo(new GeoPoint(60, 11)))
        .isCloseTo(degree / 2, within(0.01));
  }

  @Test
  void is_near_across_the_antimeridian() {
    assertThat(new GeoPoint(-17, 180).kilometresTo(new GeoPoint(-17, -180))).isCloseTo(0, A_METRE);
    assertThat(new GeoPoint(0, 179.5).kilometresTo(new GeoPoint(0, -179.5)))
        .isCloseTo(HALF_THE_GIRTH / 180, A_METRE);
  }

  @Test
  void has_one_pole_on_all_meridians() {
    assertThat(new GeoPoint(90, 0).kilometresTo(new GeoPoint(90, 123))).isCloseTo(0, A_METRE);
    assertThat(new GeoPoint(89, 0).kilometresTo(new GeoPoint(89, 180)))
        .isCloseTo(HALF_THE_GIRTH / 90, A_METRE);
  }

  @Test
  void is_half_the_girth_of_the_earth_from_the_other_side() {
    assertThat(new GeoPoint(90, 0).kilometresTo(new GeoPoint(-90, 0)))
        .isCloseTo(HALF_THE_GIRTH, A_METRE);
    assertThat(new GeoPoint(-23.5, -46.6).kilometresTo(new GeoPoint(23.5, 133.4)))
        .isCloseTo(HALF_THE_GIRTH, A_METRE);
  }
}
