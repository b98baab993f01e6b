package br.com.techmedicos.adapters.jdbc.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CoalescedLookupTest {

  private static final int MOST = 3;

  /** Long enough for a thread of a busy machine to ask. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Set<Thread.State> WAITS =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  private final List<List<String>> lookups = new CopyOnWriteArrayList<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private final CoalescedLookup<String, String> lookup =
      new CoalescedLookup<>(
          MOST,
          Duration.ofMinutes(1),
          questions -> {
            lookups.add(questions);
            mayEnd.acquireUninterruptibly();
            if (questions.contains("bad")) {
              throw new IllegalStateException("no answer");
            }
            return answersTo(questions);
          });

  @Test
  void who_asks_alone_is_answered_alone() {
    mayEnd.release(2);

    assertThat(lookup.find("a")).isEqualTo("to a");
    assertThat(lookup.find("b")).isEqualTo("to b");

    assertThat(lookups).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void those_who_come_while_a_lookup_runs_share_the_next_one_up_to_the_most() {
    List<CompletableFuture<String>> answers = ask("a", "b", "c", "d", "e");

    mayEnd.release(3);

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .containsExactly("to a", "to b", "to c", "to d", "to e");
    assertThat(lookups).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
  }

  @Test
  void a_failure_is_of_who_made_the_lookup_and_the_others_ask_again_alone() {
    List<CompletableFuture<String>> answers = ask("a", "bad", "c", "d");

    mayEnd.release(4);

    assertThatThrownBy(answers.get(1)::join)
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(answers.get(2).join()).isEqualTo("to c");
    assertThat(answers.get(3).join()).isEqualTo("to d");
    assertThat(lookups)
        .startsWith(List.of("a"), List.of("bad", "c", "d"))
        .contains(List.of("c"), List.of("d"));
  }

  @Test
  void after_a_failure_it_goes_on() {
    CompletableFuture<String> first = ask("bad").get(0);
    mayEnd.release(2);
    assertThatThrownBy(first::join).hasRootCauseInstanceOf(IllegalStateException.class);

    assertThat(lookup.find("a")).isEqualTo("to a");
  }

  @Test
  void who_waits_behind_a_lookup_that_hangs_asks_with_the_others_who_do() throws Exception {
    CoalescedLookup<String, String> impatient = impatient(new Semaphore(0));
    List<CompletableFuture<String>> answers = new ArrayList<>(ask(impatient, "hangs", "b"));
    Thread.sleep(PATIENCE.dividedBy(2).toMillis()); // so that b is the first to lose patience
    answers.addAll(ask(impatient, "c"));

    assertThat(answers.get(1)).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("to b");
    assertThat(answers.get(2)).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("to c");
    assertThat(impatient.find("d")).isEqualTo("to d");
    assertThat(lookups).startsWith(List.of("hangs"), List.of("b", "c"));
    assertThat(answers.get(0)).isNotDone();

    mayEnd.release();
    assertThat(answers.get(0).join()).isEqualTo("to hangs");
    assertThat(impatient.find("e")).isEqualTo("to e");
  }

  @Test
  @Timeout(60)
  void who_is_in_a_lookup_that_hangs_asks_alone() {
    Semaphore first = new Semaphore(0);
    CoalescedLookup<String, String> impatient = impatient(first);
    List<CompletableFuture<String>> answers = ask(impatient, "a", "hangs", "c");
    first.release();
    while (!lookups.contains(List.of("hangs", "c"))) {
      Thread.onSpinWait();
    }

    assertThat(answers.get(2)).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("to c");
    assertThat(lookups).endsWith(List.of("hangs", "c"), List.of("c"));

    mayEnd.release();
    assertThat(answers.get(1).join()).isEqualTo("to hangs");
  }

  /** "a" ends when it may; "hangs", and who is asked with it, when the test lets it. */
  private CoalescedLookup<String, String> impatient(Semaphore mayEndA) {
    return new CoalescedLookup<>(
        MOST,
        PATIENCE,
        questions -> {
          lookups.add(questions);
          if (questions.equals(List.of("a"))) {
            mayEndA.acquireUninterruptibly();
          } else if (questions.contains("hangs")) {
            mayEnd.acquireUninterruptibly();
          }
          return answersTo(questions);
        });
  }

  private static List<String> answersTo(List<String> questions) {
    return questions.stream().map(question -> "to " + question).toList();
  }

  /** Each when the one before waits, so that their order is known. */
  private List<CompletableFuture<String>> ask(String... questions) {
    return ask(lookup, questions);
  }

  private static List<CompletableFuture<String>> ask(
      CoalescedLookup<String, String> lookup, String... questions) {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String question : questions) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread caller =
          new Thread(() -> answer.completeAsync(() -> lookup.find(question), Runnable::run));
      caller.start();
      while (!WAITS.contains(caller.getState())) {
        Thread.onSpinWait();
      }
    }
    return answers;
  }
}
