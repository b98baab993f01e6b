package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.memory.delivery.InMemoryLetters;
import br.com.techmedicos.adapters.memory.shared.InMemoryOutbox;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Delivery;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import br.com.techmedicos.application.partnership.EventTypes;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.AgendaPublished;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The courier, with letters in memory. */
class CourierTest {

  private static final int PATIENCE_SECONDS = 20;

  private final StillClock clock = new StillClock();
  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryOutbox outbox = new InMemoryOutbox(unitOfWork);
  private final InMemoryLetters letters = new InMemoryLetters(unitOfWork, outbox, UUID::randomUUID);
  private final Delivery delivery =
      new Delivery(
          new Delivery.Dependencies(unitOfWork, letters),
          Set.copyOf(EventTypes.all()),
          UUID::randomUUID,
          clock);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Courier courier = new Courier(delivery, () -> subscribers, metrics, clock);

  /** Someone who hears everything, and answers as told to. */
  private static final class Listener implements Subscriber {

    private final String name;
    private final BlockingQueue<UUID> asked = new LinkedBlockingQueue<>();
    private volatile Function<UUID, Outcome> answer = doctor -> Outcome.delivered();

    private Listener(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<String> wants() {
      return Set.of("AgendaPublished");
    }

    @Override
    public Outcome tell(Announcement announcement) {
      asked.add(announcement.aggregateId());
      return answer.apply(announcement.aggregateId());
    }

    private UUID next() throws InterruptedException {
      UUID next = asked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("told to " + name).isNotNull();
      return next;
    }
  }

  private static final class StillClock extends Clock {

    private volatile Instant now = Instant.parse("2027-03-01T11:00:00Z");

    private void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("instants need no zone");
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    courier.close();
  }

  private Listener listener(String name) {
    Listener listener = new Listener(name);
    subscribers.add(listener);
    return listener;
  }

  private UUID happens() {
    UUID doctor = UUID.randomUUID();
    unitOfWork.run(() -> outbox.append(new AgendaPublished(new DoctorId(doctor), clock.instant())));
    return doctor;
  }

  @Test
  void what_happened_is_told_after_its_commit_and_counted() throws Exception {
    Listener mail = listener("mail");
    UUID first = happens();
    courier.wakeAfterCommit();
    assertThat(mail.next()).isEqualTo(first);

    courier.close();
    assertThat(counted("mail", "delivered")).isEqualTo(1);
    assertThat(counted("mail", "dead")).isZero();
  }

  @Test
  void one_that_is_slow_delays_no_other() throws Exception {
    Listener slow = listener("slow");
    CountDownLatch answered = new CountDownLatch(1);
    slow.answer =
        doctor -> {
          awaiting(answered);
          return Outcome.delivered();
        };
    Listener quick = listener("quick");
    for (int n = 0; n < 3; n++) {
      UUID happened = happens();
      courier.wakeAfterCommit();
      assertThat(quick.next()).isEqualTo(happened);
    }
    answered.countDown();
    for (int n = 0; n < 3; n++) {
      slow.next();
    }
  }

  @Test
  void a_peer_that_is_down_is_left_alone_for_a_while_and_the_log_says_why() throws Exception {
    Listener mail = listener("mail");
    mail.answer = doctor -> new Outcome.PeerDown("ConnectException");
    UUID happened = happens();
    try (LogLines lines = LogLines.record()) {
      courier.wake();
      lines.awaitWarning();
      mail.next();
      quiet(mail);
      assertThat(lines.warningsAndErrors())
          .containsExactly(
              Courier.class.getName() + ": Nobody can be told by mail for now: ConnectException");
    }
    mail.answer = doctor -> Outcome.delivered();
    clock.advance(Duration.ofSeconds(1));
    courier.wake();
    assertThat(mail.next()).isEqualTo(happened);
  }

  @Test
  void a_peer_is_left_alone_as_long_as_it_asks_for() throws Exception {
    Listener partner = listener("partner");
    partner.answer = doctor -> new Outcome.PeerDown("HTTP 503", Duration.ofMinutes(10));
    happens();
    try (LogLines lines = LogLines.record()) {
      courier.wake();
      lines.awaitWarning(); // the pause counts from before that
    }
    partner.next();
    partner.answer = doctor -> Outcome.delivered();

    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    quiet(partner);
    clock.advance(Duration.ofSeconds(1));
    courier.wake();
    partner.next();
  }

  @Test
  void a_failure_to_read_who_is_there_is_passed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Listener mail = new Listener("mail");
    Courier unlucky =
        new Courier(
            delivery,
            () -> {
              if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("the database is away");
              }
              return List.of(mail);
            },
            metrics,
            clock);
    UUID happened = happens();
    unlucky.wake();
    unlucky.wake();
    for (int n = 0; n < 100 && mail.asked.isEmpty(); n++) {
      Thread.sleep(50);
      unlucky.wake();
    }
    assertThat(mail.next()).isEqualTo(happened);
    unlucky.close();
  }

  @Test
  void after_the_end_nothing_is_told() throws Exception {
    Listener mail = listener("mail");
    courier.close();
    happens();
    courier.wake();
    courier.wakeAfterCommit();

    assertThat(mail.asked.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void few_units_of_work_run_at_once() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier two = new CyclicBarrier(2);
    UnitOfWork few = new FewAtOnce(new NoTransactions(), 2);
    List<Thread> threads = new ArrayList<>();
    for (int n = 0; n < 8; n++) {
      threads.add(
          new Thread(
              () ->
                  few.run(
                      () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        meet(two);
                        running.decrementAndGet();
                        meet(two);
                      })));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    assertThat(most).hasValue(2);
    assertThat(running).hasValue(0);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaiting(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another round asks nobody. */
  private void quiet(Listener listener) throws InterruptedException {
    courier.wake();
    assertThat(listener.asked.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  private double counted(String subscriber, String outcome) {
    return metrics
        .get(Courier.COUNTER)
        .tag("subscriber", subscriber)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private static final class NoTransactions implements UnitOfWork {

    @Override
    public <T> T execute(Supplier<T> work) {
      return work.get();
    }

    @Override
    public void runApart(Runnable work) {
      work.run();
    }

    @Override
    public void afterwards(Runnable work) {
      work.run();
    }
  }
}
