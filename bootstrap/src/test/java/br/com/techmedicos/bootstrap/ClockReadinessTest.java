package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.health.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ClockReadinessTest {

  private static final Instant THERE = Instant.parse("2026-11-26T12:00:00Z");

  private final ClockReadiness readiness = new ClockReadiness();

  private HealthStatus after(Duration jump) {
    readiness.compare(THERE.plus(jump), THERE);
    return Mono.from(readiness.getResult()).block().getStatus();
  }

  @Test
  void an_instance_whose_clock_jumps_is_not_ready_until_it_is_set_right() {
    assertThat(after(Duration.ZERO)).isEqualTo(HealthStatus.UP);
    assertThat(after(Duration.ofMinutes(4))).as("tolerated").isEqualTo(HealthStatus.UP);
    assertThat(after(Duration.ofMinutes(11))).isEqualTo(HealthStatus.DOWN);
    assertThat(after(Duration.ofMinutes(-11))).isEqualTo(HealthStatus.DOWN);
    assertThat(after(Duration.ZERO)).isEqualTo(HealthStatus.UP);
  }

  @Test
  void readiness_names_the_clock() {
    assertThat(Mono.from(readiness.getResult()).block().getName()).isEqualTo("clock");
  }

  @Test
  void a_gauge_tells_by_how_much_it_is_ahead() {
    MeterRegistry metrics = new SimpleMeterRegistry();
    readiness.bindTo(metrics);

    readiness.compare(THERE.minusSeconds(90), THERE);

    assertThat(metrics.get(ClockReadiness.SKEW).gauge().value()).isEqualTo(-90);
  }
}
