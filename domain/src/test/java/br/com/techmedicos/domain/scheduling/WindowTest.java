package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.scheduling.SampleTemplate.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08:00-08:50",
        "08:05-12:55",
        "00:00-23:55",
        "23:10-00:00",
        "23:55-00:45",
        "12:00-11:55"
      })
  void lasts_from_a_slot_to_almost_a_day(String text) {
    assertThat(window(text).start() + "-" + window(text).end()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08:00-08:45", "23:15-00:00", "23:30-00:15", "08:00-08:00", "00:00-00:00"})
  void is_no_shorter_than_a_slot(String text) {
    assertRefused(new SchedulingViolation.WindowTooShort(), () -> window(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08:01-09:00",
        "08:00-09:04",
        "08:00:01-09:00",
        "08:00-09:00:00.000000001",
        "08:00-23:59"
      })
  void starts_and_ends_on_multiples_of_five_minutes(String text) {
    assertRefused(new SchedulingViolation.WindowOffGrain(), () -> window(text));
  }

  @ParameterizedTest
  @CsvSource({
    "08:00-12:00, false, 2026-11-23, 480,  720",
    "22:00-00:00, true,  2026-11-24, 1320, 1440",
    "22:00-02:00, true,  2026-11-24, 1320, 1560",
    "12:00-11:55, true,  2026-11-24, 720,  2155",
    "00:00-23:55, false, 2026-11-23, 0,    1435"
  })
  void ends_on_the_next_day_if_its_end_is_not_after_its_start(
      String text, boolean nextDay, LocalDate endDate, int startMinute, int endMinute) {
    Window window = window(text);

    assertThat(window.endsNextDay()).isEqualTo(nextDay);
    assertThat(window.endDate(LocalDate.of(2026, 11, 23))).isEqualTo(endDate);
    assertThat(window.startMinute()).isEqualTo(startMinute);
    assertThat(window.endMinute()).isEqualTo(endMinute);
    assertThat(LocalTime.MIN.plusMinutes(endMinute)).isEqualTo(window.end());
  }
}
