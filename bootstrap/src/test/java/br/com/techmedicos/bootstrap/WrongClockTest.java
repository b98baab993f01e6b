package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the clock of a machine is not believed. */
class WrongClockTest {

  private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

  @Test
  void one_that_is_a_day_off_the_databases_is_refused_in_either_direction() {
    for (Duration off : new Duration[] {Duration.ofDays(1), Duration.ofDays(-1)}) {
      assertThatThrownBy(() -> WrongClock.requireAgreement(NOW, NOW.plus(off)))
          .isInstanceOf(WrongClock.class)
          .hasMessageContaining("set the wrong one right");
      assertThatCode(() -> WrongClock.requireAgreement(NOW, NOW.plus(off.dividedBy(288))))
          .as("five minutes")
          .doesNotThrowAnyException();
    }
  }

  @Test
  void one_that_is_behind_what_was_written_is_refused_whatever_the_operator_says() {
    assertThatThrownBy(() -> WrongClock.requirePlausible(NOW, NOW.plus(Duration.ofHours(1)), true))
        .isInstanceOf(WrongClock.class)
        .hasMessageContaining("set the clock right.");
  }

  @Test
  void one_that_is_far_ahead_is_refused_until_the_operator_has_looked() {
    Instant longAgo = NOW.minus(Duration.ofDays(31));

    assertThatThrownBy(() -> WrongClock.requirePlausible(NOW, longAgo, false))
        .isInstanceOf(WrongClock.class)
        .hasMessageContaining("--clock-is-right");
    assertThatCode(() -> WrongClock.requirePlausible(NOW, longAgo, true))
        .doesNotThrowAnyException();
    assertThatCode(() -> WrongClock.requirePlausible(NOW, NOW.minusSeconds(1), false))
        .doesNotThrowAnyException();
  }
}
