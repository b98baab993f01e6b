package br.com.techmedicos.chaos.history;

import static br.com.techmedicos.chaos.history.DayOperation.Answer.DONE;
import static br.com.techmedicos.chaos.history.DayOperation.Answer.NOTHING;
import static br.com.techmedicos.chaos.history.DayOperation.Answer.TAKEN;
import static br.com.techmedicos.chaos.history.DayOperation.Kind.BOOK;
import static br.com.techmedicos.chaos.history.DayOperation.Kind.CANCEL;
import static br.com.techmedicos.chaos.history.DayOperation.Kind.MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearizabilityTest {

  private static final Instant NINE = Instant.parse("2027-03-01T12:00:00Z");
  private static final Instant TEN = Instant.parse("2027-03-01T13:00:00Z");

  private static Operation<DayOperation> from(
      long called,
      long answered,
      DayOperation.Kind kind,
      int visit,
      Instant slot,
      DayOperation.Answer answer) {
    return Operation.known(new DayOperation(kind, visit, slot, answer), called, answered);
  }

  private static Operation<DayOperation> unansweredFrom(
      long called, DayOperation.Kind kind, int visit, Instant slot) {
    return Operation.unknown(new DayOperation(kind, visit, slot, NOTHING), called);
  }

  @SafeVarargs
  private static boolean possible(Operation<DayOperation>... history) {
    return possible(List.of(history));
  }

  private static boolean possible(List<Operation<DayOperation>> history) {
    return misfit(history).isEmpty();
  }

  private static Optional<Operation<DayOperation>> misfit(List<Operation<DayOperation>> history) {
    return Linearizability.misfit(DayOperation.DAY, history);
  }

  @Test
  void one_wins_and_the_other_is_told_so() {
    assertThat(possible(from(0, 9, BOOK, 1, NINE, DONE), from(1, 8, BOOK, 2, NINE, TAKEN)))
        .isTrue();
  }

  @Test
  void two_never_win_whatever_the_order() {
    assertThat(possible(from(0, 9, BOOK, 1, NINE, DONE), from(1, 8, BOOK, 2, NINE, DONE)))
        .isFalse();
    assertThat(possible(from(0, 1, BOOK, 1, NINE, DONE), from(2, 3, BOOK, 2, NINE, DONE)))
        .isFalse();
  }

  @Test
  void nobody_is_refused_a_slot_that_nobody_holds() {
    assertThat(possible(from(0, 1, BOOK, 1, NINE, TAKEN))).isFalse();
    assertThat(
            possible(
                from(0, 1, BOOK, 1, NINE, DONE),
                from(2, 3, CANCEL, 1, NINE, DONE),
                from(4, 5, BOOK, 2, NINE, TAKEN)))
        .isFalse();
  }

  @Test
  void while_it_is_cancelled_a_slot_is_taken_and_free() {
    assertThat(
            possible(
                from(0, 1, BOOK, 1, NINE, DONE),
                from(2, 9, CANCEL, 1, NINE, DONE),
                from(3, 4, BOOK, 2, NINE, TAKEN),
                from(5, 6, BOOK, 3, NINE, DONE)))
        .isTrue();
    assertThat(
            possible(
                from(0, 1, BOOK, 1, NINE, DONE),
                from(2, 9, CANCEL, 1, NINE, DONE),
                from(3, 4, BOOK, 3, NINE, DONE),
                from(5, 6, BOOK, 2, NINE, DONE)))
        .isFalse();
  }

  @Test
  void a_move_takes_and_frees_at_the_same_moment() {
    assertThat(
            possible(
                from(0, 1, BOOK, 1, NINE, DONE),
                from(2, 9, MOVE, 1, TEN, DONE),
                from(3, 4, BOOK, 2, NINE, DONE),
                from(5, 6, BOOK, 3, TEN, TAKEN)))
        .isTrue();
    assertThat(
            possible(
                from(0, 1, BOOK, 1, NINE, DONE),
                from(2, 9, MOVE, 1, TEN, DONE),
                from(3, 4, BOOK, 2, NINE, DONE),
                from(5, 6, BOOK, 3, TEN, DONE)))
        .isFalse();
  }

  @Test
  void a_call_without_an_answer_took_effect_or_did_not_or_does_so_later() {
    Operation<DayOperation> unanswered = unansweredFrom(0, BOOK, 1, NINE);

    assertThat(possible(unanswered, from(5, 6, BOOK, 2, NINE, TAKEN))).isTrue();
    assertThat(possible(unanswered, from(5, 6, BOOK, 2, NINE, DONE))).isTrue();
    assertThat(
            possible(
                unanswered,
                from(5, 6, BOOK, 2, NINE, DONE),
                from(7, 8, CANCEL, 2, NINE, DONE),
                from(9, 10, BOOK, 3, NINE, TAKEN)))
        .isTrue();
    assertThat(
            possible(unanswered, from(5, 6, BOOK, 2, NINE, TAKEN), from(7, 8, BOOK, 3, NINE, DONE)))
        .isFalse();
  }

  @Test
  void nothing_takes_effect_before_its_call() {
    assertThat(possible(from(0, 1, BOOK, 2, NINE, TAKEN), unansweredFrom(2, BOOK, 1, NINE)))
        .isFalse();
  }

  @Test
  void the_operation_without_a_place_is_named() {
    Operation<DayOperation> second = from(2, 3, BOOK, 2, NINE, DONE);

    assertThat(misfit(List.of(from(0, 1, BOOK, 1, NINE, DONE), second))).contains(second);
  }

  @Test
  void a_long_history_of_a_crowd_that_waits_has_a_verdict() {
    for (int seed = 0; seed < 5; seed++) {
      List<Operation<DayOperation>> history = crowd(new Random(seed));
      assertThat(misfit(history)).isEmpty();

      int late = history.size() * 3 / 4;
      Operation<DayOperation> lost =
          history.stream()
              .skip(late)
              .filter(it -> it.what().kind() == BOOK && it.what().answer() == DONE)
              .findFirst()
              .orElseThrow();
      long end = lost.answeredNanos().orElseThrow();
      history.add(from(end + 1, end + 2, BOOK, -1, lost.what().startsAt(), DONE));
      history.add(from(end + 1, end + 2, BOOK, -2, lost.what().startsAt(), DONE));
      assertThat(misfit(history)).as("two hold it from then on").isPresent();
    }
  }

  /**
   * What people who want the same sixteen slots were answered, in the order of the moments at which
   * it took effect. At each moment, some dozens wait, longer and longer; some are never answered.
   */
  private static List<Operation<DayOperation>> crowd(Random random) {
    List<Operation<DayOperation>> history = new ArrayList<>();
    Map<Instant, Integer> day = DayOperation.DAY.initial();
    Map<Integer, Long> free = new HashMap<>(); // since when a visit asks for nothing
    for (int i = 0; i < 3000; i++) {
      long moment = i * 1000L;
      Instant slot = NINE.plusSeconds(1800L * random.nextInt(16));
      List<Integer> holders =
          day.values().stream().filter(it -> free.getOrDefault(it, moment) < moment).toList();
      boolean books = holders.isEmpty() || random.nextInt(10) < 6;
      int visit = books ? i : holders.get(random.nextInt(holders.size()));
      DayOperation.Kind kind = books ? BOOK : random.nextBoolean() ? MOVE : CANCEL;
      boolean lost = random.nextInt(200) == 0;
      Optional<Map<Instant, Integer>> after =
          DayOperation.DAY.step(day, new DayOperation(kind, visit, slot, lost ? NOTHING : DONE));
      long called = Math.max(free.getOrDefault(visit, 0L), moment - random.nextInt(30_000));
      long answered = moment + random.nextInt(30_000);
      if (lost) {
        history.add(unansweredFrom(called, kind, visit, slot));
        free.put(visit, Long.MAX_VALUE);
      } else {
        history.add(from(called, answered, kind, visit, slot, after.isPresent() ? DONE : TAKEN));
        free.put(visit, answered);
      }
      if (after.isPresent() && (!lost || random.nextBoolean())) {
        day = after.get();
      }
    }
    return history;
  }

  @Test
  void it_finds_what_trying_every_order_finds() {
    Random random = new Random(7);
    int possible = 0;
    for (int i = 0; i < 5000; i++) {
      List<Operation<DayOperation>> history = anyHistory(random);
      boolean expected =
          everyOrder(history, new boolean[history.size()], DayOperation.DAY.initial());
      assertThat(possible(history)).as(history.toString()).isEqualTo(expected);
      possible += expected ? 1 : 0;
    }
    assertThat(possible).isBetween(500, 4500);
  }

  private static List<Operation<DayOperation>> anyHistory(Random random) {
    List<Operation<DayOperation>> history = new ArrayList<>();
    int size = 2 + random.nextInt(5);
    for (int i = 0; i < size; i++) {
      DayOperation.Kind kind = i < 2 ? BOOK : DayOperation.Kind.values()[random.nextInt(3)];
      Instant slot = random.nextInt(3) == 0 ? TEN : NINE;
      int visit = kind == BOOK ? 10 + i : 10 + random.nextInt(2);
      long called = random.nextInt(12);
      if (random.nextInt(5) == 0) {
        history.add(unansweredFrom(called, kind, visit, slot));
      } else {
        boolean taken = kind != CANCEL && random.nextInt(3) == 0;
        history.add(
            from(called, called + 1 + random.nextInt(8), kind, visit, slot, taken ? TAKEN : DONE));
      }
    }
    return history;
  }

  /** Whether what is left can follow, in any order that time allows. */
  private static boolean everyOrder(
      List<Operation<DayOperation>> history, boolean[] done, Map<Instant, Integer> day) {
    boolean complete = true;
    for (int i = 0; i < done.length; i++) {
      complete &= done[i] || history.get(i).answeredNanos().isEmpty();
    }
    if (complete) {
      return true;
    }
    for (int i = 0; i < done.length; i++) {
      Operation<DayOperation> next = history.get(i);
      if (!done[i] && nothingElseHadToBeFirst(history, done, next)) {
        Optional<Map<Instant, Integer>> after = DayOperation.DAY.step(day, next.what());
        boolean[] then = Arrays.copyOf(done, done.length);
        then[i] = true;
        if (after.isPresent() && everyOrder(history, then, after.get())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean nothingElseHadToBeFirst(
      List<Operation<DayOperation>> history, boolean[] done, Operation<DayOperation> next) {
    for (int i = 0; i < done.length; i++) {
      if (!done[i]
          && history.get(i).answeredNanos().isPresent()
          && history.get(i).answeredNanos().getAsLong() < next.calledNanos()) {
        return false;
      }
    }
    return true;
  }
}
