package br.com.techmedicos.adapters.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallThreadsTest {

  @Test
  void fewer_reads_are_admitted_while_they_are_slow_but_as_many_as_keep_the_threads_busy() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000);

    take(reads, Duration.ofMillis(501), 1);
    assertThat(reads.getLimit()).isEqualTo(1800);

    take(reads, Duration.ofSeconds(5), 1000);
    assertThat(reads.getLimit()).isEqualTo(128);
  }

  @Test
  void more_are_admitted_again_when_they_are_not() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000);
    take(reads, Duration.ofSeconds(5), 1000);

    take(reads, Duration.ofMillis(500), 10);
    assertThat(reads.getLimit()).isEqualTo(138);

    take(reads, Duration.ofMillis(1), 5000);
    assertThat(reads.getLimit()).isEqualTo(2000);
  }

  @ParameterizedTest
  @CsvSource({"1", "127"})
  void a_lower_limit_stays_as_it_is(int calls) {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(calls);

    take(reads, Duration.ofSeconds(5), 1000);

    assertThat(reads.getLimit()).isEqualTo(calls);
  }

  private static void take(Limit limit, Duration time, int times) {
    for (int i = 0; i < times; i++) {
      limit.onSample(0, time.toNanos(), limit.getLimit(), false);
    }
  }
}
