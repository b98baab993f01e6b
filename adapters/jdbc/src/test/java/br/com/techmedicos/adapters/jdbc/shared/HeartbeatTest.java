package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class HeartbeatTest {

  private final Heartbeat heartbeat;

  HeartbeatTest(TestDatabase database) {
    this.heartbeat = database.bean(Heartbeat.class);
  }

  @Test
  void the_last_beat_is_kept() {
    Instant at = Instant.parse("2027-03-01T12:00:00.123456Z");

    heartbeat.beat(at.minusSeconds(1));
    heartbeat.beat(at);

    assertThat(heartbeat.last()).contains(at);
  }

  @Test
  void the_database_tells_its_time() {
    assertThat(Duration.between(heartbeat.now(), Instant.now()).abs())
        .as("it is on this machine")
        .isLessThan(Duration.ofMinutes(10));
  }
}
