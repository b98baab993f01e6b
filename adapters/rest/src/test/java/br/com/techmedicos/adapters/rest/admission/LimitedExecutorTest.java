package br.com.techmedicos.adapters.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.shared.KeyedSemaphore;
import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LimitedExecutorTest {

  private final Line line = new Line();
  private final List<String> done = new ArrayList<>();
  private Optional<Caller> caller = Optional.empty();
  private final WorkLimiter limiter = new WorkLimiter("reads", FixedLimit.of(5));
  private final LimitedExecutor executor =
      new LimitedExecutor(
          limiter,
          () -> caller,
          new LimitedExecutor.Shares(new KeyedSemaphore(2), new KeyedSemaphore(4), 3),
          line);

  /** Works when the test says so. */
  private static final class Line extends AbstractExecutorService {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean shut;
    private boolean withoutThreads;

    @Override
    public void execute(Runnable work) {
      if (withoutThreads) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      if (shut) {
        throw new RejectedExecutionException("shut");
      }
      waiting.add(work);
    }

    void workOff() {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }

    @Override
    public void shutdown() {
      shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shut = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shut;
    }

    @Override
    public boolean isTerminated() {
      return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return shut;
    }
  }

  private String where = "here";

  private void asks(String who) {
    caller = Optional.of(new Caller(who, where));
    executor.execute(() -> done.add(who));
  }

  private void assertRejected(String who) {
    assertThatThrownBy(() -> asks(who)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void one_who_asks_much_leaves_room_for_others() {
    asks("a");
    asks("a");
    assertRejected("a");
    assertRejected("a");
    asks("b");

    line.workOff();

    assertThat(done).containsExactly("a", "a", "b");
  }

  @Test
  void work_that_no_thread_can_be_had_for_does_not_count() {
    line.withoutThreads = true;
    assertThatThrownBy(() -> asks("a")).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> asks("a")).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> asks("a")).isInstanceOf(OutOfMemoryError.class);
    assertThat(limiter.inFlight()).isZero();

    line.withoutThreads = false;
    asks("a");
    asks("a");
    line.workOff();

    assertThat(done).containsExactly("a", "a");
  }

  @Test
  void work_that_waits_in_line_is_run_by_the_thread_that_is_free_if_no_other_can_be_had() {
    asks("a");
    asks("a");
    asks("b");
    asks("b"); // waits, since three of an address run at once

    line.withoutThreads = true;
    line.workOff();

    assertThat(done).contains("a", "a", "b", "b").hasSize(4);
    assertThat(limiter.inFlight()).isZero();
  }

  @Test
  void work_is_in_flight_from_its_admission_to_its_end() {
    asks("a");
    asks("a");
    assertRejected("a");
    assertThat(limiter.inFlight()).isEqualTo(2);

    line.workOff();

    assertThat(limiter.inFlight()).isZero();
  }

  @Test
  void admitted_work_runs_what_it_submits_itself() {
    caller = Optional.of(new Caller("a", where));
    executor.execute(
        () -> {
          executor.execute(() -> done.add("inner"));
          done.add("outer");
        });
    asks("a");
    assertRejected("a"); // the inner work has not counted, and the outer one has

    line.workOff();

    assertThat(done).containsExactly("inner", "outer", "a");
    asks("a");
    assertThat(done).hasSize(3); // from outside, work queues as before
  }

  @Test
  void one_address_leaves_room_for_others_whoever_its_users_are() {
    List.of("a", "b", "c", "d").forEach(this::asks);
    assertRejected("e");
    where = "there";
    asks("f");
    line.workOff();
    where = "here";
    asks("e");
    line.workOff();

    assertThat(done).containsExactly("a", "b", "c", "f", "d", "e");
  }

  @Test
  void of_one_address_few_run_at_once_and_the_others_wait_in_order() {
    List.of("a", "b", "c", "d").forEach(this::asks);

    assertThat(line.waiting).hasSize(3);
    where = "there";
    asks("f");
    assertThat(line.waiting).hasSize(4);

    line.workOff();
    assertThat(done).containsExactly("a", "b", "c", "f", "d");
  }

  @Test
  void who_waits_for_their_own_address_does_not_make_works_look_slow() {
    Samples samples = new Samples();
    LimitedExecutor measured =
        new LimitedExecutor(
            SimpleLimiter.newBuilder().limit(samples).build(),
            () -> caller,
            new LimitedExecutor.Shares(new KeyedSemaphore(10), new KeyedSemaphore(10), 3),
            line);
    caller = Optional.of(new Caller("a", where));
    for (int i = 0; i < 5; i++) {
      measured.execute(() -> done.add("a"));
    }

    line.workOff();

    assertThat(done).hasSize(5);
    assertThat(samples.taken).isEqualTo(3);
  }

  /** A limit that counts what it is told. */
  private static final class Samples implements Limit {
    private int taken;

    @Override
    public int getLimit() {
      return 100;
    }

    @Override
    public void notifyOnChange(Consumer<Integer> consumer) {}

    @Override
    public void onSample(long startTime, long rtt, int inflight, boolean didDrop) {
      taken++;
    }
  }

  @Test
  void who_was_served_or_rejected_may_ask_again() {
    for (int i = 0; i < 3; i++) {
      asks("a");
      asks("a");
      assertRejected("a");
      line.workOff();
    }
    List.of("a", "a", "b", "b").forEach(this::asks);
    where = "there";
    asks("c");
    assertRejected("c");
    assertRejected("d");
    assertRejected("d");
    assertRejected("d");
    line.workOff();
    asks("d");
    asks("d");
    line.workOff();
    line.shutdown();
    assertRejected("e");
    line.shut = false;
    asks("e");
    asks("e");
  }

  @Test
  void work_that_fails_leaves_its_place() {
    caller = Optional.of(new Caller("a", where));
    for (int i = 0; i < 6; i++) {
      executor.execute(
          () -> {
            throw new IllegalStateException("as it should");
          });
      assertThatThrownBy(line::workOff).hasMessage("as it should");
    }
    asks("a");
    asks("a");
  }

  @Test
  void what_nobody_in_particular_asks_for_has_the_common_limit_alone() {
    for (int i = 0; i < 5; i++) {
      executor.execute(() -> done.add("ours"));
    }
    assertThatThrownBy(() -> executor.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
