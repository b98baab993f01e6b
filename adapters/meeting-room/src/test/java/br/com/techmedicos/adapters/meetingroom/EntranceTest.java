package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.ClientAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntranceTest {

  private static final ClientAddress CLINIC = new ClientAddress("203.0.113.1");

  private final CountDownLatch databaseAnswers = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final List<CompletableFuture<Void>> entering = new ArrayList<>();
  private Entrance entrance = new Entrance(Clock.systemUTC(), Duration.ofMinutes(1));

  @AfterEach
  void close() {
    databaseAnswers.countDown();
    entrance.close();
  }

  private void stall() {
    most.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      databaseAnswers.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      running.decrementAndGet();
    }
  }

  private void fill(ClientAddress address) {
    for (int i = 0; i < Entrance.OF_AN_ADDRESS; i++) {
      entering.add(entrance.admit(address, () -> true, this::stall, () -> {}));
    }
  }

  private void ended() throws Exception {
    databaseAnswers.countDown();
    for (CompletableFuture<Void> each : entering) {
      each.get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void an_address_fills_its_share_and_leaves_room_for_others() throws Exception {
    fill(CLINIC);

    assertThatThrownBy(() -> fill(CLINIC)).isInstanceOf(RejectedExecutionException.class);
    entering.add(
        entrance.admit(new ClientAddress("203.0.113.2"), () -> true, this::stall, () -> {}));
    assertThat(entrance.inFlight()).isEqualTo(Entrance.OF_AN_ADDRESS + 1);

    ended();
    assertThat(entrance.inFlight()).isZero();
    fill(CLINIC);
  }

  @Test
  void all_addresses_together_take_few_threads_and_wait_in_a_short_queue() throws Exception {
    for (int i = 0; i < Entrance.MOST / Entrance.OF_AN_ADDRESS; i++) {
      fill(new ClientAddress("203.0.113." + i));
    }

    assertThatThrownBy(() -> fill(new ClientAddress("203.0.113.99")))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(entrance.inFlight()).isEqualTo(entrance.limit());

    ended();
    assertThat(most).hasValueLessThanOrEqualTo(4);
  }

  @Test
  void work_on_an_entry_stops_when_its_time_is_up() throws Exception {
    entrance.close();
    entrance = new Entrance(Clock.systemUTC(), Duration.ofMillis(50));
    CountDownLatch late = new CountDownLatch(1);
    AtomicBoolean stopped = new AtomicBoolean();

    CompletableFuture<Void> entered =
        entrance.admit(
            CLINIC,
            () -> true,
            () -> {
              stall();
              try {
                CallDeadline.current().orElseThrow().remaining();
              } catch (CallDeadline.Passed passed) {
                stopped.set(true);
              }
            },
            late::countDown);

    assertThat(late.await(30, TimeUnit.SECONDS)).isTrue();
    databaseAnswers.countDown();
    entered.get(30, TimeUnit.SECONDS);
    assertThat(stopped).isTrue();
  }

  @Test
  void nothing_is_done_for_a_socket_that_was_closed_while_it_waited() throws Exception {
    AtomicBoolean done = new AtomicBoolean();

    entrance.admit(CLINIC, () -> false, () -> done.set(true), () -> {}).get(30, TimeUnit.SECONDS);

    assertThat(done).isFalse();
  }
}
