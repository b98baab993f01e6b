package br.com.techmedicos.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTest {

  private static final Slot NINE = SampleTemplate.slot("2026-11-23T12:00:00Z");

  private static Slot nineAnd(Duration later) {
    return new Slot(NINE.startsAt().plus(later));
  }

  @Test
  void takes_fifty_minutes() {
    assertThat(NINE.endsAt()).isEqualTo(Instant.parse("2026-11-23T12:50:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT5M", "PT49M59.999999999S", "PT-5M", "PT-49M59.999999999S"})
  void overlaps_what_shares_an_instant_with_it(String later) {
    assertThat(NINE.overlaps(nineAnd(Duration.parse(later)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT50M", "PT-50M", "PT24H", "PT-24H"})
  void does_not_overlap_what_is_back_to_back_or_apart(String later) {
    assertThat(NINE.overlaps(nineAnd(Duration.parse(later)))).isFalse();
  }

  @Test
  void comes_before_those_that_start_later() {
    Slot later = nineAnd(Duration.ofMinutes(5));
    Slot earlier = nineAnd(Duration.ofMinutes(-5));

    List<Slot> sorted = Stream.of(later, NINE, earlier).sorted().toList();

    assertThat(sorted).containsExactly(earlier, NINE, later);
  }
}
