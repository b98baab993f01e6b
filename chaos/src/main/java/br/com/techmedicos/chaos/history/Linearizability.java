package br.com.techmedicos.chaos.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a history is linearizable: whether its operations can be put in an order in which
 * each takes effect at one moment between call and answer, and every answer is right.
 *
 * <p>The search is that of Wing and Gong (Testing and Verifying Concurrent Objects, 1993) with
 * Lowe's memory of configurations (Testing for Linearizability, 2017): a set of operations done and
 * the state they led to is tried once, whatever their order was. What only looks is put in place as
 * soon as it is right, since no other place is better; what perhaps never took effect is tried
 * last. And only what the first answer may depend on is tried before it: what touches nothing of
 * the same may as well take effect afterwards. Without that, calls about a dozen slots that wait
 * together have more orders than anyone can try.
 *
 * @param <S> a state, by value
 * @param <O> an operation with its answer
 */
public final class Linearizability<S, O> {

  private static final int MOST_CONFIGURATIONS = 1_000_000;

  private final Model<S, O> model;
  private final List<Operation<O>> history;
  private final Set<Configuration<S>> tried = new HashSet<>();
  private int most = -1;
  private int stuck = -1;

  private record Configuration<S>(BitSet done, S state) {}

  /** A configuration, and what may follow. */
  private record Place<S>(Configuration<S> configuration, Iterator<Integer> next) {}

  /** What is known of the thing that the operations are done on. */
  public interface Model<S, O> {

    /** The state before the first operation. */
    S initial();

    /** What an operation makes of a state; empty if it cannot have been answered so there. */
    Optional<S> step(S state, O operation);

    /** Whether an operation changes no state, whichever it is. */
    boolean onlyLooks(O operation);

    /**
     * What of a state an operation depends on or changes, there and wherever operations lead that
     * touch nothing of it.
     */
    Set<?> touches(S state, O operation);
  }

  private Linearizability(Model<S, O> model, List<Operation<O>> history) {
    this.model = model;
    this.history =
        history.stream()
            .sorted(Comparator.<Operation<O>>comparingLong(Operation::calledNanos))
            .toList();
  }

  /**
   * Looks for an order.
   *
   * @return empty if there is one; else an operation that finds no place
   * @throws IllegalStateException if there are too many orders to try
   */
  public static <S, O> Optional<Operation<O>> misfit(
      Model<S, O> model, List<Operation<O>> history) {
    return new Linearizability<>(model, history).search();
  }

  private Optional<Operation<O>> search() {
    Deque<Place<S>> path = new ArrayDeque<>();
    path.push(place(settled(new BitSet(), model.initial())));
    while (!path.isEmpty()) {
      Place<S> last = path.getFirst();
      BitSet done = last.configuration().done();
      if (firstAnswer(done) == Long.MAX_VALUE) {
        return Optional.empty();
      }
      if (!last.next().hasNext()) {
        path.pop();
        continue;
      }
      int operation = last.next().next();
      Optional<S> after = model.step(last.configuration().state(), history.get(operation).what());
      if (after.isPresent()) {
        Configuration<S> next = settled(with(done, operation), after.get());
        if (tried.add(next)) {
          path.push(place(next));
        }
      }
      if (tried.size() > MOST_CONFIGURATIONS) {
        throw new IllegalStateException("too many orders to try");
      }
    }
    return Optional.of(history.get(stuck));
  }

  private static BitSet with(BitSet done, int operation) {
    BitSet more = (BitSet) done.clone();
    more.set(operation);
    return more;
  }

  /** Puts everything in place that only looks, and is right. */
  private Configuration<S> settled(BitSet done, S state) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int operation : candidates(done)) {
        O what = history.get(operation).what();
        if (model.onlyLooks(what) && model.step(state, what).isPresent()) {
          done.set(operation);
          changed = true;
        }
      }
    }
    return new Configuration<>(done, state);
  }

  private Place<S> place(Configuration<S> configuration) {
    BitSet done = configuration.done();
    List<Integer> candidates = candidates(done);
    if (candidates.isEmpty()) {
      return new Place<>(configuration, candidates.iterator());
    }
    int first =
        candidates.stream().min(Comparator.comparingLong(this::answeredNanos)).orElseThrow();
    if (done.cardinality() > most) {
      most = done.cardinality();
      stuck = first;
    }
    List<Integer> relevant = relevant(first, candidates, configuration.state());
    relevant.sort(Comparator.comparing(operation -> answeredNanos(operation) == Long.MAX_VALUE));
    return new Place<>(configuration, relevant.iterator());
  }

  /** Those candidates that touch what this one does, or what such a one does, and so on. */
  private List<Integer> relevant(int first, List<Integer> candidates, S state) {
    Set<Object> touched = new HashSet<>(model.touches(state, history.get(first).what()));
    List<Integer> others = new ArrayList<>(candidates);
    others.remove(Integer.valueOf(first));
    List<Integer> relevant = new ArrayList<>(List.of(first));
    for (boolean more = true; more; ) {
      more = false;
      for (Iterator<Integer> each = others.iterator(); each.hasNext(); ) {
        int operation = each.next();
        Set<?> own = model.touches(state, history.get(operation).what());
        if (!Collections.disjoint(touched, own)) {
          touched.addAll(own);
          relevant.add(operation);
          each.remove();
          more = true;
        }
      }
    }
    return relevant;
  }

  /** What may take effect next: what was called before anything that is left was answered. */
  private List<Integer> candidates(BitSet done) {
    List<Integer> candidates = new ArrayList<>();
    long first = firstAnswer(done);
    for (int i = done.nextClearBit(0); i < history.size(); i = done.nextClearBit(i + 1)) {
      if (history.get(i).calledNanos() > first) {
        break;
      }
      candidates.add(i);
    }
    return candidates;
  }

  /** When the first of what is left was answered; the end of time if none was. */
  private long firstAnswer(BitSet done) {
    long first = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < history.size(); i = done.nextClearBit(i + 1)) {
      if (history.get(i).calledNanos() > first) {
        break;
      }
      first = Math.min(first, answeredNanos(i));
    }
    return first;
  }

  private long answeredNanos(int operation) {
    return history.get(operation).answeredNanos().orElse(Long.MAX_VALUE);
  }
}
