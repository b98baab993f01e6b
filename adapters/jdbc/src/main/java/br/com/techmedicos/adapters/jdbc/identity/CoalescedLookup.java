package br.com.techmedicos.adapters.jdbc.identity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions that come at the same time with one lookup. While a lookup runs, new questions
 * wait, and the next lookup answers all of them. So each question is answered by a lookup that
 * began after it was asked, and who asks alone does not wait. Nor does anybody wait long: a lookup
 * may hang on a connection that leads nowhere, while others would be answered.
 *
 * @param <Q> the questions
 * @param <A> the answers
 */
final class CoalescedLookup<Q, A> {

  private final int most;
  private final Duration patience;
  private final Function<List<Q>, List<A>> lookup;
  private final Queue<Asked<Q, A>> waiting = new ArrayDeque<>();
  private boolean running;

  /**
   * Coalesces the questions of a lookup.
   *
   * @param most how many questions one lookup answers
   * @param patience how long a question waits for a lookup, before it begins another
   * @param lookup answers questions, in their order
   */
  CoalescedLookup(int most, Duration patience, Function<List<Q>, List<A>> lookup) {
    this.most = most;
    this.patience = patience;
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
    List<Asked<Q, A>> mine = isAlone(own) ? List.of(own) : turn(own);
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

  /** Returns the questions to look up: with those that wait, if the lookup under way takes long. */
  private List<Asked<Q, A>> turn(Asked<Q, A> own) {
    Optional<List<Asked<Q, A>>> turn = awaited(own);
    if (turn.isPresent()) {
      return turn.get();
    }
    List<Asked<Q, A>> together = leave(own);
    if (!together.isEmpty()) {
      return together;
    }
    // A lookup has it already, which may take as long. Then it is asked alone, unless it is given
    // the turn at this very moment.
    return awaited(own).orElseGet(() -> own.turn.complete(List.of()) ? List.of() : own.turn.join());
  }

  private Optional<List<Asked<Q, A>>> awaited(Asked<Q, A> own) {
    try {
      return Optional.of(own.turn.get(patience.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("turns do not fail", e);
    }
  }

  private synchronized List<Asked<Q, A>> leave(Asked<Q, A> own) {
    List<Asked<Q, A>> together = new ArrayList<>();
    if (waiting.remove(own)) {
      together.add(own);
      addWaiting(together);
    }
    return together;
  }

  private void lookUp(List<Asked<Q, A>> together) {
    try {
      List<A> answers = lookup.apply(together.stream().map(asked -> asked.question).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).answer = answers.get(i);
      }
    } finally {
      together.stream().skip(1).forEach(asked -> asked.turn.complete(List.of()));
      handOver();
    }
  }

  /** Who has given up looks up nothing for others. */
  private void handOver() {
    List<Asked<Q, A>> next = next();
    while (!next.isEmpty() && !next.get(0).turn.complete(next)) {
      next = next.size() == 1 ? next() : next.subList(1, next.size());
    }
  }

  private synchronized List<Asked<Q, A>> next() {
    List<Asked<Q, A>> next = new ArrayList<>();
    addWaiting(next);
    running = !next.isEmpty();
    return next;
  }

  private void addWaiting(List<Asked<Q, A>> together) {
    while (together.size() < most && !waiting.isEmpty()) {
      together.add(waiting.remove());
    }
  }
}
