package br.com.techmedicos.adapters.jdbc.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class CoalescedLookupTest {

  private static final int MOST = 3;

  private final List<List<String>> lookups = new CopyOnWriteArrayList<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private final CoalescedLookup<String, String> lookup =
      new CoalescedLookup<>(
          MOST,
          questions -> {
            lookups.add(questions);
            mayEnd.acquireUninterruptibly();
            if (questions.contains("bad")) {
              throw new IllegalStateException("no answer");
            }
            return questions.stream().map(question -> "to " + question).toList();
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

  /** Each when the one before waits, so that their order is known. */
  private List<CompletableFuture<String>> ask(String... questions) {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String question : questions) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread caller =
          new Thread(() -> answer.completeAsync(() -> lookup.find(question), Runnable::run));
      caller.start();
      while (caller.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    return answers;
  }
}
