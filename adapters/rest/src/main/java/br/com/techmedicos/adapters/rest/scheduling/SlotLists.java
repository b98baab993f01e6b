package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.AdmissionLimits;
import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.application.scheduling.ReadMarks;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.domain.identity.DoctorId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists of slots, answered from memory while they are right.
 *
 * <p>A list is sent only if it shows every change that was made on this instance, was right at some
 * instant of the last second, and has not been changed by time alone. Whatever is older is compared
 * with the doctor's mark, and read anew if that has risen. So a change made elsewhere, or a
 * database that is away, is never hidden for longer than a second.
 */
@Singleton
public final class SlotLists {

  /** How long ago a list must have been right at most. */
  static final Duration FRESH = Duration.ofSeconds(1);

  private static final int PART_OF_THE_HEAP = 16;

  /**
   * Some doctors share a count of changes: a change of one makes the lists of the others be
   * compared with their marks, too.
   */
  private static final int COUNTS = 4096;

  private final Scheduling scheduling;
  private final JsonMapper json;
  private final Executor calls;
  private final Duration callDeadline;
  private final Clock clock;
  private final Cache<ListSlots.Query, SlotList> lists;
  private final ConcurrentMap<ListSlots.Query, Reading> readings = new ConcurrentHashMap<>();
  private final AtomicLongArray changes = new AtomicLongArray(COUNTS);

  /**
   * A list that is being read.
   *
   * @param change the number of changes before it began
   * @param began when; what it will show may be as old as that
   */
  private record Reading(long change, Instant began, CompletableFuture<SlotList> list) {

    /** Whether it answers those who ask when a later one would begin, too. */
    boolean answers(Reading later) {
      return change == later.change
          && Duration.between(began, later.began).abs().compareTo(FRESH) <= 0;
    }
  }

  @Inject
  SlotLists(
      Scheduling scheduling,
      JsonMapper json,
      @Named(CallThreads.NAME) ExecutorService calls,
      AdmissionLimits limits,
      Clock clock) {
    this(
        scheduling,
        json,
        calls,
        limits.callDeadline(),
        clock,
        Runtime.getRuntime().maxMemory() / PART_OF_THE_HEAP);
  }

  SlotLists(
      Scheduling scheduling,
      JsonMapper json,
      Executor calls,
      Duration callDeadline,
      Clock clock,
      long bytes) {
    this.scheduling = scheduling;
    this.json = json;
    this.calls = calls;
    this.callDeadline = callDeadline;
    this.clock = clock;
    this.lists =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .executor(Runnable::run) // what it does after a change costs less than to wake a thread
            .weigher((ListSlots.Query query, SlotList list) -> list.weight())
            .build();
    scheduling.watchMarks(doctor -> changes.incrementAndGet(count(doctor)));
  }

  /**
   * Finds a list: at once if it is in memory, else on the threads of calls.
   *
   * @throws java.util.concurrent.RejectedExecutionException if it is not in memory, and too much is
   *     under way
   */
  CompletableFuture<SlotList> find(ListSlots.Query query) {
    SlotList kept = kept(query);
    if (kept != null) {
      return CompletableFuture.completedFuture(kept);
    }
    CompletableFuture<SlotList> answer = new CompletableFuture<>();
    Optional<CallDeadline> ofCaller = CallDeadline.current();
    calls.execute(
        () -> {
          if (ofCaller.isPresent() && !ofCaller.get().isAwaited()) {
            answer.completeExceptionally(new CallDeadline.Passed()); // nobody waits for it
          } else {
            readOnce(query, answer);
          }
        });
    return answer;
  }

  private @Nullable SlotList kept(ListSlots.Query query) {
    SlotList kept = lists.getIfPresent(query);
    if (kept == null || !kept.isRight(changes.get(count(query.doctor())), clock.instant(), FRESH)) {
      return null;
    }
    kept.ask();
    return kept;
  }

  /** Reads a list, unless it was read meanwhile or another call reads it: then that one answers. */
  private void readOnce(ListSlots.Query query, CompletableFuture<SlotList> answer) {
    SlotList kept = kept(query);
    if (kept != null) {
      answer.complete(kept);
      return;
    }
    Reading mine = new Reading(changes.get(count(query.doctor())), clock.instant(), answer);
    Reading first =
        readings.merge(
            query, mine, (underWay, later) -> underWay.answers(later) ? underWay : later);
    if (first != mine) {
      first
          .list()
          .whenComplete(
              (list, failure) -> {
                if (failure == null) {
                  answer.complete(list);
                } else {
                  answer.completeExceptionally(failure);
                }
              });
      return;
    }
    try {
      deadline().during(() -> answer.complete(read(query, mine.change())));
    } catch (RuntimeException | Error failure) {
      answer.completeExceptionally(failure);
    } finally {
      readings.remove(query, mine);
    }
  }

  /** Not that of a caller: others may wait for the same, whatever becomes of the first. */
  private CallDeadline deadline() {
    return CallDeadline.within(callDeadline, clock, () -> true);
  }

  private SlotList read(ListSlots.Query query, long change) {
    Instant now = clock.instant();
    SlotList before = lists.getIfPresent(query);
    if (before != null && before.holdsAt(now) && before.mark() == mark(query.doctor())) {
      before.confirm(change, now);
      before.ask();
      return before;
    }
    ListSlots.Answer answer = scheduling.listSlots().handle(query);
    SlotList list =
        new SlotList(
            bytes(SlotsResponse.of(answer)), answer.mark(), answer.holdsUntil(), change, now);
    lists.put(query, list);
    return list;
  }

  private long mark(DoctorId doctor) {
    return Objects.requireNonNull(marks(Set.of(doctor)).get(doctor));
  }

  private Map<DoctorId, Long> marks(Set<DoctorId> doctors) {
    return scheduling.readMarks().handle(new ReadMarks.Query(doctors));
  }

  private byte[] bytes(SlotsResponse response) {
    try {
      return json.writeValueAsBytes(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Confirms the lists that were asked for since the last time, and removes those that another
   * instance has changed. To be called somewhat more often than once a second: a list that nobody
   * has confirmed by then is compared when somebody asks for it.
   */
  public synchronized void confirm() {
    Instant now = clock.instant();
    Map<ListSlots.Query, SlotList> asked = new HashMap<>();
    lists
        .asMap()
        .forEach(
            (query, list) -> {
              if (list.wasAsked()) {
                asked.put(query, list);
              }
            });
    if (asked.isEmpty()) {
      return;
    }
    Set<DoctorId> doctors =
        asked.keySet().stream().map(ListSlots.Query::doctor).collect(Collectors.toSet());
    Map<DoctorId, Long> changesBefore =
        doctors.stream().collect(Collectors.toMap(doctor -> doctor, d -> changes.get(count(d))));
    Map<DoctorId, Long> marks = new HashMap<>();
    // Without a deadline, a silent database would hold this thread for good.
    deadline().during(() -> marks.putAll(marks(doctors)));
    asked.forEach(
        (query, list) -> {
          if (Long.valueOf(list.mark()).equals(marks.get(query.doctor()))) {
            list.confirm(Objects.requireNonNull(changesBefore.get(query.doctor())), now);
          } else {
            lists.asMap().remove(query, list);
          }
        });
  }

  /** About how many bytes the lists take. */
  long bytes() {
    lists.cleanUp();
    return lists.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  private static int count(DoctorId doctor) {
    return Math.floorMod(doctor.hashCode(), COUNTS);
  }
}
