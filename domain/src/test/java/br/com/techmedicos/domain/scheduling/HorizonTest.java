package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HorizonTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void is_a_day_to_a_year_ahead() {
    assertThat(new Horizon(1).lastDate(TODAY)).isEqualTo("2026-11-24");
    assertThat(new Horizon(365).lastDate(TODAY)).isEqualTo("2027-11-23");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 366, Integer.MAX_VALUE})
  void is_no_other_number_of_days(int days) {
    assertRefused(new SchedulingViolation.HorizonOutOfRange(365), () -> new Horizon(days));
  }
}
