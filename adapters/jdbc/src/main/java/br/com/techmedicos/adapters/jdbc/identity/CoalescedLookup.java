package br.com.techmedicos.adapters.jdbc.identity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions that come at the same time with one lookup. While a lookup runs, new questions
 * wait, and the next lookup answers all of them. So each question is answered by a lookup that
 * began after it was asked, and who asks alone does not wait.
 *
 * @param <Q> the questions
 * @param <A> the answers
 */
final class CoalescedLookup<Q, A> {

  private final int most;
  private final Function<List<Q>, List<A>> lookup;
  private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * Coalesces the questions of a lookup.
   *
   * @param most how many questions one lookup answers
   * @param lookup answers questions, in their order
   */
  CoalescedLookup(int most, Function<List<Q>, List<A>> lookup) {
    this.most = most;
    this.lookup = lookup;
  }

  private static final class Asked<Q, A> {
    private final Q question;
    private volatile @Nullable A answer;

    /** The questions to look up on behalf of others; none, if others have looked up this one. */
    private final CompletableFuture<List<Asked<Q, A>>> turn = new CompletableFuture<>();

    private Asked(Q question) {
      this.question = question;
    }
  }

  /**
   * Answers a question.
   *
   * @return what the lookup answers; what it throws is thrown to the one who made it, and the
   *     others of the same lookup ask again, each alone
   */
  A find(Q question) {
    Asked<Q, A> own = new Asked<>(question);
    List<Asked<Q, A>> mine = isAlone(own) ? List.of(own) : own.turn.join();
    if (!mine.isEmpty()) {
      lookUp(mine);
    }
    A answer = own.answer;
    return answer == null ? lookup.apply(List.of(question)).get(0) : answer;
  }

  private synchronized boolean isAlone(Asked<Q, A> own) {
    if (running) {
      waiting.add(own);
      return false;
    }
    running = true;
    return true;
  }

  private void lookUp(List<Asked<Q, A>> together) {
    try {
      List<A> answers = lookup.apply(together.stream().map(asked -> asked.question).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).answer = answers.get(i);
      }
    } finally {
      together.stream().skip(1).forEach(asked -> asked.turn.complete(List.of()));
      List<Asked<Q, A>> next = next();
      next.stream().findFirst().ifPresent(first -> first.turn.complete(next));
    }
  }

  private synchronized List<Asked<Q, A>> next() {
    List<Asked<Q, A>> next = new ArrayList<>();
    while (next.size() < most && !waiting.isEmpty()) {
      next.add(waiting.remove());
    }
    running = !next.isEmpty();
    return next;
  }
}
