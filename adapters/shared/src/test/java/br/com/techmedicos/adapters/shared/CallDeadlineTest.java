package br.com.techmedicos.adapters.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallDeadlineTest {

  private final Clock clock = Clock.fixed(Instant.parse("2026-01-05T12:00:00Z"), ZoneOffset.UTC);
  private final List<Optional<Duration>> left = new ArrayList<>();

  private void look() {
    left.add(CallDeadline.current().map(CallDeadline::remaining));
  }

  private CallDeadline abandoned() {
    return CallDeadline.within(Duration.ofSeconds(3), clock, () -> false);
  }

  @Test
  void nobody_works_on_for_a_client_that_has_gone() {
    assertThatThrownBy(() -> abandoned().during(this::look))
        .isInstanceOf(CallDeadline.Passed.class);
  }

  @Test
  void what_a_call_does_regardless_has_ten_seconds_of_its_own() {
    CallDeadline call = abandoned();

    call.during(
        () ->
            CallDeadline.regardless(
                () -> {
                  look();
                  call.during(this::look); // as when a transaction restores the call's context
                }));

    Optional<Duration> ten = Optional.of(Duration.ofSeconds(10));
    assertThat(left).containsExactly(ten, ten);
    assertThat(CallDeadline.current()).isEmpty();
  }

  @Test
  void what_no_call_does_has_no_end_regardless() {
    CallDeadline.regardless(() -> abandoned().during(this::look));

    assertThat(left).containsExactly(Optional.empty());
  }

  @Test
  void a_job_has_a_minute() {
    CallDeadline.ofJob(clock).during(this::look);

    assertThat(left).containsExactly(Optional.of(Duration.ofMinutes(1)));
  }
}
