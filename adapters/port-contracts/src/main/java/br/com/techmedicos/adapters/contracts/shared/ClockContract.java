package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of the clock that the use cases are given. Deadlines are decided by it, so that one
 * that goes back opens what has ended.
 */
@Promises
public abstract class ClockContract {

  private static final int READINGS = 2000;

  /** Returns the clock under test. */
  protected abstract Clock clock();

  @Test
  void the_clock_never_goes_back() {
    Clock clock = clock();

    assertThat(readings(clock)).isSorted();
  }

  @Test
  void the_clock_never_goes_back_for_anyone_who_reads_it_at_the_same_time() {
    Clock clock = clock();
    Callable<List<Instant>> reading = () -> readings(clock);

    var outcomes = ConcurrentAttempts.atOnce(IntStream.range(0, 4).mapToObj(i -> reading).toList());

    assertThat(outcomes)
        .allSatisfy(outcome -> assertThat(outcome.answer().orElseThrow()).isSorted());
  }

  @Test
  void the_clock_in_another_zone_tells_the_same_instant() {
    Clock elsewhere = clock().withZone(ZoneId.of("Pacific/Auckland"));

    assertThat(Duration.between(clock().instant(), elsewhere.instant()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  private static List<Instant> readings(Clock clock) {
    return Stream.generate(clock::instant).limit(READINGS).toList();
  }
}
