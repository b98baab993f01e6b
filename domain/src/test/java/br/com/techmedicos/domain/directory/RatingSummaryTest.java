package br.com.techmedicos.domain.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingSummaryTest {

  @Test
  void without_ratings_has_no_average() {
    assertThat(RatingSummary.NONE.average()).isEmpty();
    assertThat(RatingSummary.NONE).isEqualTo(new RatingSummary(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, 5.00",
    "9, 2, 4.50",
    "14, 3, 4.67",
    "10, 3, 3.33",
    "969, 200, 4.85", // 4.845, half up
    "4999999, 1000000, 5.00",
    "9223372036854775807, 2305843009213693952, 4.00"
  })
  void has_an_average_to_two_decimals_rounded_half_up(long stars, long count, BigDecimal average) {
    assertThat(new RatingSummary(stars, count).average()).contains(average);
  }
}
