package br.com.techmedicos.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.directory.DoctorSearch.Sort;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.identity.DoctorId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A search can always be answered: its numbers are numbers. */
class DoctorSearchTest {

  private static final DoctorId DOCTOR = new DoctorId(new UUID(0, 1));

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void what_cannot_be_ordered_is_no_key(double value) {
    assertThatThrownBy(() -> new Key(value, DOCTOR)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DISTANCE, Infinity",
    "DISTANCE, -1e-300",
    "DISTANCE, 20100.1",
    "DISTANCE, 1e308",
    "RATING, -5.01",
    "RATING, 0",
    "RATING, 5",
    "PRICE, Infinity",
    "PRICE, -0.01",
    "PRICE, 100000",
    "AVAILABILITY, -1",
    "AVAILABILITY, 1e10"
  })
  void a_search_goes_on_only_where_a_doctor_may_stand(Sort sort, double value) {
    assertThatThrownBy(() -> search(sort, 10, Optional.of(new Key(value, DOCTOR))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DISTANCE, 0",
    "DISTANCE, 4.9e-324",
    "DISTANCE, 20015.12",
    "RATING, -5",
    "RATING, -1",
    "RATING, Infinity",
    "PRICE, 0",
    "PRICE, 99999.99",
    "AVAILABILITY, 1.8e9",
    "AVAILABILITY, Infinity"
  })
  void a_search_goes_on_wherever_a_doctor_may_stand(Sort sort, double value) {
    assertThatCode(() -> search(sort, 10, Optional.of(new Key(value, DOCTOR))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -1, 20_101})
  void a_search_reaches_some_way_and_not_beyond_the_earth(double withinKm) {
    assertThatThrownBy(() -> search(Sort.RATING, withinKm, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void no_order_reaches_what_is_no_number(Sort sort) {
    assertThat(sort.reaches(Double.NaN)).isFalse();
    assertThat(sort.reaches(Double.NEGATIVE_INFINITY)).isFalse();
  }

  private static DoctorSearch search(Sort sort, double withinKm, Optional<Key> after) {
    return new DoctorSearch(
        Optional.empty(),
        Optional.of(new GeoPoint(-23.55, -46.63)),
        Optional.of(withinKm),
        Optional.empty(),
        sort,
        20,
        after);
  }
}
