package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import br.com.techmedicos.application.delivery.Addressed;
import br.com.techmedicos.application.delivery.DeliverLetters;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.delivery.WriteLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to subscribers, on every instance: one thread a subscriber, so that one that is
 * slow delays no other. It starts after each commit of an event here, and by a job, for events of
 * other instances and what is tried again.
 */
final class Courier {

  /** The counter: letters, by subscriber and outcome. */
  static final String COUNTER = "techmedicos.letters";

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LAST_LETTER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Delivery delivery;
  private final Supplier<List<Subscriber>> subscribers;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "courier");
            thread.setDaemon(true);
            return thread;
          });
  private final Round writing = new Round(this::write);
  private final Map<String, Round> deliveries = new ConcurrentHashMap<>();
  private final AtomicBoolean everyone = new AtomicBoolean();
  private volatile boolean anyone = true;
  private volatile boolean closed;

  /**
   * Creates a courier.
   *
   * @param subscribers whom to tell, asked whenever there may be something to tell
   */
  Courier(
      Delivery delivery,
      Supplier<List<Subscriber>> subscribers,
      MeterRegistry metrics,
      Clock clock) {
    this.delivery = delivery;
    this.subscribers = subscribers;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Writes the letters of new events, then delivers what is due. Returns at once. */
  void wake() {
    everyone.set(true);
    writing.start();
  }

  /**
   * Writes the letters of new events after a commit here, if there was anyone to tell the last
   * time, and delivers to those who get one.
   */
  void wakeAfterCommit() {
    if (anyone) {
      writing.start();
    }
  }

  private void write() {
    boolean toEveryone = everyone.getAndSet(false);
    Set<String> addressees = new HashSet<>();
    Addressed addressed;
    do {
      addressed = delivery.writeLetters().handle(new WriteLetters.Command(subscribers));
      addressees.addAll(addressed.subscribers());
    } while (addressed.more() && !closed);
    List<Subscriber> all = subscribers.get();
    anyone = !all.isEmpty();
    deliveries.keySet().retainAll(all.stream().map(Subscriber::name).toList());
    all.stream()
        .filter(subscriber -> toEveryone || addressees.contains(subscriber.name()))
        .forEach(
            subscriber ->
                deliveries
                    .computeIfAbsent(
                        subscriber.name(), name -> new Round(new Tour(subscriber)::run))
                    .start());
  }

  /** Ends after the letters that are being told. */
  public void close() throws InterruptedException {
    closed = true;
    threads.shutdown();
    threads.awaitTermination(LAST_LETTER.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Delivers to one subscriber, and leaves it alone for a while when nobody can be told. */
  private final class Tour {

    private final Subscriber subscriber;
    private Instant pausedUntil = Instant.MIN;
    private Duration pause = FIRST_PAUSE;

    private Tour(Subscriber subscriber) {
      this.subscriber = subscriber;
    }

    private void run() {
      expectOutcomes();
      DeliverLetters.Report report;
      do {
        if (closed || clock.instant().isBefore(pausedUntil)) {
          return;
        }
        report =
            delivery.deliverLetters().handle(new DeliverLetters.Command(subscriber, () -> !closed));
        note(report);
      } while (report.claimed() > 0); // what waited for one of them may be due now
    }

    /** At zero, so that the first one is seen to be one more. */
    private void expectOutcomes() {
      List.of("delivered", "repeated", "failed", "dead").forEach(outcome -> count(outcome, 0));
    }

    private void count(String outcome, int letters) {
      Counter.builder(COUNTER)
          .description("Letters by what became of them; the repeated may have arrived twice")
          .tag("subscriber", subscriber.name())
          .tag("outcome", outcome)
          .register(metrics)
          .increment(letters);
    }

    private void note(DeliverLetters.Report report) {
      count("delivered", report.delivered());
      count("repeated", report.repeated());
      count("failed", report.failed());
      count("dead", report.dead());
      if (report.dead() > 0) {
        LOG.warn("{} letters to {} are given up", report.dead(), subscriber.name());
      }
      Instant now = clock.instant();
      pausedUntil = now.plus(report.rest());
      if (report.peerDown().isEmpty()) {
        pause = FIRST_PAUSE;
        return;
      }
      if (pause.equals(FIRST_PAUSE)) {
        LOG.warn(
            "Nobody can be told by {} for now: {}", subscriber.name(), report.peerDown().get());
      }
      long millis = pause.toMillis();
      Instant calmed = now.plusMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis));
      pausedUntil = calmed.isAfter(pausedUntil) ? calmed : pausedUntil;
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /** Work that one thread does at a time: asked for meanwhile, it is done once more. */
  private final class Round {

    private final Runnable work;
    private final AtomicInteger wanted = new AtomicInteger();

    private Round(Runnable work) {
      this.work = work;
    }

    private void start() {
      if (!closed && wanted.getAndIncrement() == 0) {
        try {
          threads.execute(this::untilNotWanted);
        } catch (RejectedExecutionException closedMeanwhile) {
          wanted.set(0);
        }
      }
    }

    private void untilNotWanted() {
      int seen;
      do {
        seen = wanted.get();
        try {
          work.run();
        } catch (RuntimeException | Error e) { // a job starts it again
          OutOfMemory.report(e);
          LOG.warn("Events cannot be delivered now: {}", e.toString());
        }
      } while (wanted.addAndGet(-seen) > 0 && !closed);
    }
  }
}
