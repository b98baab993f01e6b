package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumNoticeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

  @Test
  void is_of_whole_minutes_up_to_thirty_days() {
    assertThat(MinimumNotice.ofMinutes(0).duration()).isZero();
    assertThat(MinimumNotice.ofMinutes(43_200).duration()).hasDays(30);
    assertThat(new MinimumNotice(Duration.ofMinutes(90)).minutes()).isEqualTo(90);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PT-1M",
        "PT-0.000000001S",
        "P30DT1M",
        "PT1M1S",
        "PT0.000000001S",
        "PT720H0.000000001S",
        "PT2562047788015215H"
      })
  void is_no_other_time(String duration) {
    assertRefused(
        new SchedulingViolation.NoticeOutOfRange(43_200),
        () -> new MinimumNotice(Duration.parse(duration)));
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 43_201, Integer.MAX_VALUE})
  void is_no_other_number_of_minutes(int minutes) {
    assertRefused(
        new SchedulingViolation.NoticeOutOfRange(43_200), () -> MinimumNotice.ofMinutes(minutes));
  }

  @Test
  void is_given_up_to_the_last_instant() {
    MinimumNotice anHour = MinimumNotice.ofMinutes(60);

    assertThat(anHour.isGivenFor(new Slot(NOW.plusSeconds(3600)), NOW)).isTrue();
    assertThat(anHour.isGivenFor(new Slot(NOW.plusSeconds(3600).minusNanos(1)), NOW)).isFalse();
  }
}
