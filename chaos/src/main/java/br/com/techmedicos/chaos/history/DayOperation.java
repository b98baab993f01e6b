package br.com.techmedicos.chaos.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that is done about a day of a doctor, whose state is who holds which slot.
 *
 * @param kind of operation
 * @param visit whom it is about
 * @param startsAt the slot that is asked for; of a cancellation, any
 * @param answer to it
 */
public record DayOperation(Kind kind, int visit, Instant startsAt, Answer answer) {

  /** What is asked for. */
  public enum Kind {
    /** To hold a slot. */
    BOOK,
    /** To hold another slot instead. */
    MOVE,
    /** To hold none any more. */
    CANCEL
  }

  /** What is answered. */
  public enum Answer {
    /** It is done. */
    DONE,
    /** Somebody holds the slot. */
    TAKEN,
    /** Nothing that tells; then only what it would do counts. */
    NOTHING
  }

  /** A day of a doctor, on which nobody holds anything at first. */
  public static final Linearizability.Model<Map<Instant, Integer>, DayOperation> DAY = new Day();

  private static final class Day
      implements Linearizability.Model<Map<Instant, Integer>, DayOperation> {

    @Override
    public Map<Instant, Integer> initial() {
      return Map.of();
    }

    @Override
    public Optional<Map<Instant, Integer>> step(Map<Instant, Integer> day, DayOperation operation) {
      return operation.on(day);
    }

    @Override
    public boolean onlyLooks(DayOperation operation) {
      return operation.answer == Answer.TAKEN;
    }

    @Override
    public Set<?> touches(Map<Instant, Integer> day, DayOperation operation) {
      return operation.touched(day);
    }
  }

  /** The slots and the visit whose holding it depends on or changes. */
  private Set<?> touched(Map<Instant, Integer> day) {
    if (answer == Answer.TAKEN) {
      return Set.of(startsAt);
    }
    Set<Object> touched = new HashSet<>(Set.of(visit));
    if (kind != Kind.CANCEL) {
      touched.add(startsAt);
    }
    day.forEach(
        (slot, holder) -> {
          if (holder == visit) {
            touched.add(slot);
          }
        });
    return touched;
  }

  private Optional<Map<Instant, Integer>> on(Map<Instant, Integer> day) {
    boolean held = day.containsValue(visit);
    if (answer == Answer.TAKEN) {
      Integer holder = day.get(startsAt);
      return holder != null && holder != visit ? Optional.of(day) : Optional.empty();
    }
    return switch (kind) {
      case BOOK -> held || day.containsKey(startsAt) ? Optional.empty() : Optional.of(with(day));
      case MOVE -> {
        Integer holder = day.get(startsAt);
        yield !held || holder != null && holder != visit
            ? Optional.empty()
            : Optional.of(with(without(day)));
      }
      case CANCEL -> held ? Optional.of(without(day)) : Optional.empty();
    };
  }

  private Map<Instant, Integer> with(Map<Instant, Integer> day) {
    Map<Instant, Integer> more = new HashMap<>(day);
    more.put(startsAt, visit);
    return Map.copyOf(more);
  }

  private Map<Instant, Integer> without(Map<Instant, Integer> day) {
    Map<Instant, Integer> less = new HashMap<>(day);
    less.values().remove(visit);
    return Map.copyOf(less);
  }
}
