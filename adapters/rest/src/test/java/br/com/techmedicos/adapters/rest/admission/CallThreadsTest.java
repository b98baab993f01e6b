package br.com.techmedicos.adapters.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.netflix.concurrency.limits.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallThreadsTest {

  @Test
  void fewer_reads_are_admitted_while_they_are_slow_down_to_the_fewest() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000, 256);

    take(reads, Duration.ofMillis(501), 1);
    assertThat(reads.getLimit()).isEqualTo(1900);

    take(reads, Duration.ofSeconds(5), 1000);
    assertThat(reads.getLimit()).isEqualTo(256);
  }

  @Test
  void more_are_admitted_again_when_they_are_not() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000, 256);
    take(reads, Duration.ofSeconds(5), 1000);

    take(reads, Duration.ofMillis(500), 10);
    assertThat(reads.getLimit()).isEqualTo(266);

    take(reads, Duration.ofMillis(1), 5000);
    assertThat(reads.getLimit()).isEqualTo(2000);
  }

  @Test
  void it_stays_while_less_than_half_of_it_is_in_use() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000, 256);
    take(reads, Duration.ofSeconds(5), 1000);

    reads.onSample(0, Duration.ofMillis(1).toNanos(), 127, false);
    assertThat(reads.getLimit()).isEqualTo(256);

    reads.onSample(0, Duration.ofMillis(1).toNanos(), 128, false);
    assertThat(reads.getLimit()).isEqualTo(257);
  }

  @ParameterizedTest
  @CsvSource({"1", "255"})
  void a_lower_limit_stays_as_it_is(int calls) {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(calls, 256);

    take(reads, Duration.ofSeconds(5), 1000);

    assertThat(reads.getLimit()).isEqualTo(calls);
  }

  @Test
  void the_limit_that_is_told_is_the_one_that_counts_now() {
    Limit reads = CallThreads.asFastAsReadsAreAnswered(2000, 256);
    WorkLimiter limiter = new WorkLimiter("reads", reads);
    assertThat(limiter.limit()).isEqualTo(2000);

    take(reads, Duration.ofMillis(501), 1);

    assertThat(limiter.limit()).isEqualTo(1900);
  }

  @Test
  void transfers_have_as_many_threads_as_are_admitted_even_if_all_hang() throws Exception {
    AdmissionLimits limits = new AdmissionLimits(Duration.ofSeconds(10), 2000, 12, Optional.of(4));
    ExecutorService threads = new CallThreads(limits).transfers();
    Semaphore hanging = new Semaphore(0);
    Semaphore begun = new Semaphore(0);
    Runnable read =
        () -> {
          begun.release();
          hanging.acquireUninterruptibly();
        };

    for (int i = 0; i < 5; i++) {
      threads.execute(read);
    }

    assertThat(begun.tryAcquire(4, 10, TimeUnit.SECONDS)).isTrue();
    assertThat(((ThreadPoolExecutor) threads).getPoolSize()).isEqualTo(4);
    hanging.release(5);
    assertThat(begun.tryAcquire(10, TimeUnit.SECONDS)).as("the fifth has its turn").isTrue();
    threads.shutdown();
  }

  private static void take(Limit limit, Duration time, int times) {
    for (int i = 0; i < times; i++) {
      limit.onSample(0, time.toNanos(), limit.getLimit(), false);
    }
  }
}
