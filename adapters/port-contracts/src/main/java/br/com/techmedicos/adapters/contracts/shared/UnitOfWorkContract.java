package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.IdempotencyRecords.Claim;
import br.com.techmedicos.application.shared.IdempotencyRecords.Key;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link UnitOfWork}. The tests write into a store that it covers. */
@Promises
public abstract class UnitOfWorkContract {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** Returns the unit of work under test. */
  protected abstract UnitOfWork unitOfWork();

  /** Returns a store that it covers. */
  protected abstract IdempotencyRecords records();

  /** Runs statements as a store runs those of one call outside a unit of work. */
  protected abstract void atomically(Runnable statements);

  @Test
  void the_answer_is_that_of_the_work() {
    assertThat(unitOfWork().<String>execute(() -> "forty-two")).isEqualTo("forty-two");
  }

  @Test
  void what_the_work_wrote_is_kept_when_it_returns() {
    Key key = freshKey();

    unitOfWork().execute(() -> write(key));

    assertThat(isKept(key)).isTrue();
  }

  @Test
  void what_the_work_wrote_is_undone_when_it_throws() {
    Key one = freshKey();
    Key other = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          write(one);
                          write(other);
                          throw new IllegalStateException("change of mind");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("change of mind");

    assertThat(isKept(one)).isFalse();
    assertThat(isKept(other)).isFalse();
  }

  @Test
  void what_is_done_apart_stays_when_the_work_around_it_is_undone() {
    Key around = freshKey();
    Key apart = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          write(around);
                          unitOfWork().runApart(() -> write(apart));
                          throw new IllegalStateException("change of mind");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(isKept(around)).isFalse();
    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_done_regardless_is_kept_when_it_returns_and_undone_when_it_throws() {
    Key kept = freshKey();
    Key undone = freshKey();

    unitOfWork().runRegardless(() -> write(kept));
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .runRegardless(
                        () -> {
                          write(undone);
                          throw new IllegalStateException("change of mind");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(isKept(kept)).isTrue();
    assertThat(isKept(undone)).isFalse();
  }

  @Test
  void what_fails_after_a_failure_is_undone_and_told_with_it() {
    Key kept = freshKey();
    Key undone = freshKey();
    RuntimeException failure = new IllegalStateException("change of mind");
    RuntimeException second = new IllegalStateException("another one");

    unitOfWork().runAfter(failure, () -> write(kept));
    unitOfWork()
        .runAfter(
            failure,
            () -> {
              write(undone);
              throw second;
            });

    assertThat(failure.getSuppressed()).containsExactly(second);
    assertThat(isKept(kept)).isTrue();
    assertThat(isKept(undone)).isFalse();
  }

  @Test
  void what_is_done_apart_is_undone_alone_and_told_when_it_throws() {
    Key around = freshKey();
    Key apart = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          unitOfWork()
                              .runApart(
                                  () -> {
                                    write(apart);
                                    throw new IllegalStateException("change of mind");
                                  });
                          write(around);
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(isKept(around)).isTrue();
    assertThat(isKept(apart)).isFalse();
  }

  @Test
  void what_fails_apart_from_what_failed_is_told_with_it() {
    IllegalStateException failure = new IllegalStateException("change of mind");
    Runnable failsTwice =
        () -> {
          unitOfWork()
              .runApart(
                  () -> {
                    throw new IllegalArgumentException("no room");
                  });
          throw failure;
        };

    assertThatThrownBy(() -> unitOfWork().run(failsTwice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasSuppressedException(failure);
  }

  @Test
  void what_is_done_apart_waits_for_the_end_of_the_work_around_it() {
    Key apart = freshKey();

    boolean already =
        unitOfWork()
            .execute(
                () -> {
                  unitOfWork().runApart(() -> write(apart));
                  return isKept(apart);
                });

    assertThat(already).isFalse();
    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_done_apart_from_nothing_is_done_at_once() {
    Key apart = freshKey();

    unitOfWork().runApart(() -> write(apart));

    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_done_apart_from_one_call_of_a_store_is_done_when_it_has_ended() {
    Key apart = freshKey();
    AtomicInteger already = new AtomicInteger();

    atomically(
        () -> {
          unitOfWork()
              .runApart(
                  () -> {
                    write(apart);
                    already.incrementAndGet();
                  });
          assertThat(already).hasValue(0);
        });

    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_done_apart_from_one_call_of_a_store_stays_when_it_fails() {
    Key apart = freshKey();

    assertThatThrownBy(
            () ->
                atomically(
                    () -> {
                      unitOfWork().runApart(() -> write(apart));
                      throw new IllegalStateException("change of mind");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("change of mind");

    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_done_apart_from_what_is_apart_is_done_too() {
    Key apart = freshKey();

    unitOfWork().run(() -> unitOfWork().runApart(() -> unitOfWork().runApart(() -> write(apart))));

    assertThat(isKept(apart)).isTrue();
  }

  @Test
  void what_is_apart_from_work_that_ends_in_an_error_burdens_nobody_later() {
    AtomicInteger times = new AtomicInteger();
    Key later = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          unitOfWork().runApart(times::incrementAndGet);
                          throw new AssertionError("broken");
                        }))
        .isInstanceOf(AssertionError.class);
    unitOfWork().runApart(() -> write(later));

    assertThat(times).hasValue(0);
    assertThat(isKept(later)).isTrue();
  }

  @Test
  void what_a_repeated_attempt_wants_done_apart_is_done_once() {
    AtomicInteger attempts = new AtomicInteger();
    AtomicInteger times = new AtomicInteger();

    unitOfWork()
        .run(
            () -> {
              unitOfWork().runApart(times::incrementAndGet);
              if (attempts.incrementAndGet() < 3) {
                throw new StaleVersion();
              }
            });

    assertThat(attempts).hasValue(3);
    assertThat(times).hasValue(1);
  }

  @Test
  void what_is_to_happen_afterwards_waits_for_the_end_of_the_outermost_work() {
    List<String> order = new ArrayList<>();

    unitOfWork()
        .run(
            () -> {
              unitOfWork().run(() -> unitOfWork().afterwards(() -> order.add("afterwards")));
              order.add("work");
            });
    order.add("returned");
    unitOfWork().afterwards(() -> order.add("at once"));

    assertThat(order).containsExactly("work", "afterwards", "returned", "at once");
  }

  @Test
  void what_is_to_happen_afterwards_finds_what_the_work_wrote() throws Exception {
    Key key = freshKey();
    List<CompletableFuture<Boolean>> found = new ArrayList<>();

    unitOfWork()
        .run(
            () -> {
              write(key);
              unitOfWork()
                  .afterwards(() -> found.add(CompletableFuture.supplyAsync(() -> isKept(key))));
            });

    assertThat(found).hasSize(1);
    assertThat(found.get(0).get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_is_to_happen_afterwards_happens_after_a_failure_and_after_each_attempt() {
    AtomicInteger times = new AtomicInteger();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          unitOfWork().afterwards(times::incrementAndGet);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");
    assertThat(times).hasValue(1);

    AtomicInteger attempts = new AtomicInteger();
    unitOfWork()
        .run(
            () -> {
              assertThat(times).hasValue(1 + attempts.get());
              unitOfWork().afterwards(times::incrementAndGet);
              if (attempts.incrementAndGet() < 3) {
                throw new StaleVersion();
              }
            });
    assertThat(times).hasValue(4);
  }

  @Test
  void the_work_sees_what_it_wrote() {
    Key key = freshKey();

    boolean seen =
        unitOfWork()
            .execute(
                () -> {
                  write(key);
                  return isKept(key);
                });

    assertThat(seen).isTrue();
  }

  @Test
  void work_inside_other_work_is_kept_or_undone_with_it() {
    Key inner = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          unitOfWork().execute(() -> write(inner));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(isKept(inner)).isFalse();
  }

  @Test
  void work_inside_other_work_takes_the_other_down_with_it() {
    Key outer = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          write(outer);
                          return unitOfWork()
                              .execute(
                                  () -> {
                                    throw new IllegalStateException("change of mind");
                                  });
                        }))
        .hasMessage("change of mind");

    assertThat(isKept(outer)).isFalse();
  }

  @Test
  void a_conflict_repeats_the_work_from_the_start() {
    AtomicInteger times = new AtomicInteger();
    List<Key> keys = new ArrayList<>();

    int answer =
        unitOfWork()
            .execute(
                () -> {
                  Key key = freshKey();
                  keys.add(key);
                  write(key);
                  if (times.incrementAndGet() <= 3) {
                    throw new StaleVersion();
                  }
                  return times.get();
                });

    assertThat(answer).isEqualTo(4);
    assertThat(keys).hasSize(4);
    assertThat(keys.stream().map(this::isKept)).containsExactly(false, false, false, true);
  }

  @Test
  void a_conflict_inside_repeats_the_outermost_work() {
    AtomicInteger outer = new AtomicInteger();
    AtomicInteger inner = new AtomicInteger();

    unitOfWork()
        .execute(
            () -> {
              outer.incrementAndGet();
              return unitOfWork()
                  .execute(
                      () -> {
                        if (inner.incrementAndGet() == 1) {
                          throw new StaleVersion();
                        }
                        return inner.get();
                      });
            });

    assertThat(outer).hasValue(2);
    assertThat(inner).hasValue(2);
  }

  @Test
  void a_conflict_that_stays_is_given_up_after_three_repetitions_and_nothing_is_kept() {
    AtomicInteger times = new AtomicInteger();
    Key key = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          write(key);
                          times.incrementAndGet();
                          throw new StaleVersion();
                        }))
        .isInstanceOf(Contention.class)
        .hasCauseInstanceOf(StaleVersion.class);

    assertThat(times).hasValue(4);
    assertThat(isKept(key)).isFalse();
  }

  @Test
  void a_refusal_is_an_answer_and_is_not_repeated() {
    AtomicInteger times = new AtomicInteger();

    ViolationAssertions.assertRefused(
        new UseCaseViolation.NotFound(),
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      times.incrementAndGet();
                      throw new DomainException(new UseCaseViolation.NotFound());
                    }));

    assertThat(times).hasValue(1);
  }

  @Test
  void after_failed_work_the_next_is_on_its_own() {
    Key failed = freshKey();
    Key next = freshKey();
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          write(failed);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    unitOfWork().execute(() -> write(next));

    assertThat(isKept(failed)).isFalse();
    assertThat(isKept(next)).isTrue();
  }

  @Test
  void work_of_many_at_once_is_all_kept() {
    List<Key> keys = IntStream.range(0, 16).mapToObj(i -> freshKey()).toList();
    List<Callable<Key>> writes =
        keys.stream()
            .<Callable<Key>>map(key -> () -> unitOfWork().execute(() -> write(key)))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(writes);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(keys).allMatch(this::isKept);
  }

  private static Key freshKey() {
    return new Key("PATIENT:" + UniqueData.id(), "POST /somewhere", "key-" + UniqueData.number());
  }

  private Key write(Key key) {
    assertThat(records().claim(key, claim("a"))).isEmpty();
    return key;
  }

  /**
   * Whether a key is stored. Another claim is refused only in this case; otherwise it is released
   * again.
   */
  private boolean isKept(Key key) {
    Claim probe = claim("b");
    boolean kept = records().claim(key, probe).isPresent();
    records().release(key, probe.id());
    return kept;
  }

  private static Claim claim(String letter) {
    return new Claim(UniqueData.id(), letter.repeat(64), NOW);
  }
}
