package br.com.techmedicos.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final long MILLISECOND = 1_000_000;

  private final Samples samples = new Samples();

  private void add(int status, int retryAfterSeconds, long millis) {
    samples.accept(new Sample("any", status, retryAfterSeconds, 0, millis * MILLISECOND, "", ""));
  }

  @Test
  void percentiles_are_of_what_succeeded() {
    for (int i = 1; i <= 100; i++) {
      add(200, -1, i);
    }
    add(409, -1, 10_000);
    add(503, 1, 5);
    assertThat(samples.millis(50)).isCloseTo(50, within(0.1));
    assertThat(samples.millis(99)).isCloseTo(99, within(0.1));
    assertThat(samples.refusedMillis(99)).isCloseTo(5, within(0.1));
    assertThat(samples.ok()).isEqualTo(100);
    assertThat(samples.all()).isEqualTo(102);
  }

  @Test
  void a_fault_is_no_answer_and_any_5xx_but_503() {
    add(0, -1, 1);
    add(500, -1, 1);
    add(502, -1, 1);
    add(503, 1, 1);
    add(404, -1, 1);
    assertThat(samples.faults()).isEqualTo(3);
  }

  @Test
  void a_503_has_to_say_when_to_come_again() {
    add(503, -1, 1);
    add(503, 0, 1);
    add(503, 2, 1);
    assertThat(samples.refusedWithoutTime()).isEqualTo(1);
  }

  @Test
  void answers_are_counted_by_status() {
    add(201, -1, 1);
    add(201, -1, 1);
    add(0, -1, 1);
    assertThat(samples.answers()).isEqualTo("1 × no answer, 2 × 201");
    assertThat(samples.count(201)).isEqualTo(2);
  }

  @Test
  void of_nothing_there_is_no_percentile() {
    assertThat(samples.millis(99)).isNaN();
  }
}
