package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.PasswordHasherContract;
import br.com.techmedicos.adapters.identity.Argon2PasswordHasher.Cost;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.Niceness;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.PasswordHasher.Comparison;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest extends PasswordHasherContract {

  private static final Cost CHEAP = new Cost(8, 1, 1);
  private static final ClientAddress HERE = ClientAddress.of("192.0.2.1");
  private static final ClientAddress ELSEWHERE = ClientAddress.of("192.0.2.2");
  private static final Password PASSWORD = Password.typed("uma senha bem longa");

  private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(Cost.RECOMMENDED, 2);

  @Override
  protected PasswordHasher hasher() {
    return hasher;
  }

  @AfterEach
  void close() {
    hasher.close();
  }

  @Test
  void a_hash_says_how_it_was_made() {
    assertThat(hasher.hash(PASSWORD, HERE).phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void a_hash_made_with_less_effort_is_outdated() {
    try (Argon2PasswordHasher before = new Argon2PasswordHasher(CHEAP, 1)) {
      PasswordHash cheap = before.hash(PASSWORD, HERE);

      assertThat(before.verify(PASSWORD, Optional.of(cheap), HERE, 0)).isEqualTo(Comparison.MATCH);
      assertThat(hasher.verify(PASSWORD, Optional.of(cheap), HERE, 0))
          .isEqualTo(Comparison.MATCH_OUTDATED);
      assertThat(hasher.verify(Password.typed("another one"), Optional.of(cheap), HERE, 0))
          .isEqualTo(Comparison.MISMATCH);
    }
  }

  @Test
  void an_unknown_account_takes_the_time_of_a_wrong_password() {
    Optional<PasswordHash> someones =
        Optional.of(hasher.hash(Password.typed("the right password"), HERE));
    for (int i = 0; i < 5; i++) {
      hasher.verify(PASSWORD, someones, HERE, 0);
    }
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 15; i++) { // in turns, so that both meet the same machine
      wrong.add(nanosOf(() -> hasher.verify(PASSWORD, someones, HERE, 0)));
      unknown.add(nanosOf(() -> hasher.verify(PASSWORD, Optional.empty(), HERE, 0)));
    }

    // Far apart only if one of them does no hashing at all: the difference would be a hundredfold.
    assertThat(median(unknown) / (double) median(wrong)).isBetween(0.1, 10.0);
  }

  @Test
  void more_than_can_wait_are_turned_away_and_told_when_to_come_back() throws Exception {
    HashingPool newPasswords = new HashingPool("new-passwords", new Niceness(0), 1, 2);
    ExecutorService others = Executors.newFixedThreadPool(3);
    CountDownLatch held = new CountDownLatch(1);
    try (Argon2PasswordHasher small =
        new Argon2PasswordHasher(
            CHEAP, new HashingPool("logins", new Niceness(0), 1, 2), newPasswords)) {
      fill(newPasswords, others, held);

      assertThat(isAdmitted(small)).isFalse();
      assertThat(small.newPasswords().inFlight()).isEqualTo(small.newPasswords().limit());
      assertThat(small.newPasswords().limit()).isEqualTo(3);
      assertThat(small.logins().inFlight()).isZero();

      held.countDown();
      while (newPasswords.waiting() > 0) {
        Thread.onSpinWait();
      }
      assertThat(isAdmitted(small)).as("afterwards").isTrue();
    } finally {
      held.countDown();
      others.shutdown();
    }
  }

  @Test
  void sign_ups_without_end_leave_logins_alone() throws Exception {
    HashingPool newPasswords = new HashingPool("new-passwords", new Niceness(0), 1, 2);
    ExecutorService others = Executors.newFixedThreadPool(3);
    CountDownLatch held = new CountDownLatch(1);
    try (Argon2PasswordHasher both =
        new Argon2PasswordHasher(
            CHEAP, new HashingPool("logins", new Niceness(0), 1, 2), newPasswords)) {
      PasswordHash hash = both.hash(PASSWORD, HERE);
      fill(newPasswords, others, held);

      assertThatThrownBy(() -> both.hash(PASSWORD, HERE)).isInstanceOf(TooBusy.class);
      assertThatThrownBy(() -> both.requireRoomToHash(HERE)).isInstanceOf(TooBusy.class);
      both.requireRoomToVerify(HERE);
      for (int i = 0; i < 100; i++) {
        assertThat(both.verify(PASSWORD, Optional.of(hash), HERE, 0)).isEqualTo(Comparison.MATCH);
      }
    } finally {
      held.countDown();
      others.shutdown();
    }
  }

  @Test
  void logins_without_end_leave_sign_ups_alone() throws Exception {
    HashingPool logins = new HashingPool("logins", new Niceness(0), 1, 2);
    ExecutorService others = Executors.newFixedThreadPool(3);
    CountDownLatch held = new CountDownLatch(1);
    try (Argon2PasswordHasher both =
        new Argon2PasswordHasher(
            CHEAP, logins, new HashingPool("new-passwords", new Niceness(0), 1, 2))) {
      fill(logins, others, held);

      assertThatThrownBy(() -> both.verify(PASSWORD, Optional.empty(), HERE, 0))
          .isInstanceOf(TooBusy.class);
      assertThatThrownBy(() -> both.requireRoomToVerify(HERE)).isInstanceOf(TooBusy.class);
      both.requireRoomToHash(HERE);
      for (int i = 0; i < 100; i++) {
        assertThat(both.hash(PASSWORD, HERE).phc()).startsWith("$argon2id$");
      }
    } finally {
      held.countDown();
      others.shutdown();
    }
  }

  @Test
  void what_waits_longer_than_its_caller_is_not_hashed_and_leaves_its_place_to_others()
      throws Exception {
    HashingPool pool = new HashingPool("pool", new Niceness(0), 1, 1);
    ExecutorService others = Executors.newFixedThreadPool(2);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger hashed = new AtomicInteger();
    try (pool) {
      others.submit(() -> pool.inTurn(HERE, 0, () -> await(begun, held)));
      begun.await();
      CallDeadline deadline =
          CallDeadline.within(Duration.ofMillis(1_050), Clock.systemUTC(), () -> true);
      CallDeadline before = CallDeadline.bind(deadline);
      try {
        assertThatThrownBy(() -> pool.inTurn(HERE, 0, hashed::incrementAndGet))
            .isInstanceOf(TooBusy.class);
      } finally {
        CallDeadline.bind(before);
      }
      Future<Integer> next = others.submit(() -> pool.inTurn(HERE, 0, () -> hashed.addAndGet(10)));
      held.countDown();

      assertThat(next.get()).isEqualTo(10);
    } finally {
      others.shutdown();
    }
  }

  @Test
  void what_nobody_waits_for_when_its_turn_comes_is_not_hashed() throws Exception {
    ExecutorService others = Executors.newFixedThreadPool(2);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicInteger hashed = new AtomicInteger();
    AtomicBoolean there = new AtomicBoolean(true);
    try (HashingPool pool = new HashingPool("pool", new Niceness(0), 1, 2)) {
      others.submit(() -> pool.inTurn(HERE, 0, () -> await(begun, held)));
      begun.await();
      Future<Integer> gone =
          others.submit(
              () -> whileThere(there, () -> pool.inTurn(HERE, 0, hashed::incrementAndGet)));
      awaitWaiting(pool, 1);

      there.set(false);
      held.countDown();

      assertThatThrownBy(gone::get).hasCauseInstanceOf(TooBusy.class);
      assertThat(hashed).hasValue(0);
    } finally {
      held.countDown();
      others.shutdown();
    }
  }

  @Test
  void what_nobody_waits_for_leaves_its_place_to_others() throws Exception {
    ExecutorService others = Executors.newFixedThreadPool(3);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean there = new AtomicBoolean(true);
    try (HashingPool pool = new HashingPool("pool", new Niceness(0), 1, 1)) {
      others.submit(() -> pool.inTurn(HERE, 0, () -> await(begun, held)));
      begun.await();
      Future<Integer> gone =
          others.submit(() -> whileThere(there, () -> pool.inTurn(ELSEWHERE, 0, () -> 1)));
      awaitWaiting(pool, 1);

      there.set(false);
      Future<Integer> next = others.submit(() -> pool.inTurn(HERE, 9, () -> 2));

      assertThatThrownBy(() -> gone.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(TooBusy.class);
      held.countDown();
      assertThat(next.get()).isEqualTo(2);
    } finally {
      held.countDown();
      others.shutdown();
    }
  }

  private static <T> T whileThere(AtomicBoolean there, Callable<T> call) throws Exception {
    CallDeadline before =
        CallDeadline.bind(CallDeadline.ofWrite(Duration.ofHours(1), Clock.systemUTC(), there::get));
    try {
      return call.call();
    } finally {
      CallDeadline.bind(before);
    }
  }

  private static void awaitWaiting(HashingPool pool, int many) {
    while (pool.waiting() < many) {
      Thread.onSpinWait();
    }
  }

  @Test
  void who_failed_less_goes_first() throws Exception {
    assertThat(
            turns(
                new Login("guesser", ClientAddress.of("192.0.2.66"), 7),
                new Login("somebody new", ClientAddress.of("192.0.2.3"), 1),
                new Login("somebody known", ClientAddress.of("192.0.2.4"), 0)))
        .containsExactly("somebody known", "somebody new", "guesser");
  }

  @Test
  void who_failed_is_not_kept_waiting_for_ever() throws Exception {
    List<Login> logins = new ArrayList<>();
    logins.add(new Login("failed once", ELSEWHERE, 1));
    for (int i = 1; i <= 12; i++) {
      logins.add(new Login("newcomer " + i, ClientAddress.of("198.51.100." + i), 0));
    }

    assertThat(turns(20, logins.toArray(Login[]::new)))
        .containsSubsequence("newcomer 9", "failed once", "newcomer 11");
  }

  @Test
  void addresses_take_turns() throws Exception {
    assertThat(
            turns(
                new Login("first of many", HERE, 0),
                new Login("second of many", HERE, 0),
                new Login("third of many", HERE, 0),
                new Login("only one", ELSEWHERE, 0)))
        .containsExactly("first of many", "only one", "second of many", "third of many");
  }

  @Test
  void in_a_full_queue_the_last_gives_way_to_who_goes_before_it() throws Exception {
    assertThat(
            turns(
                new Login("first of many", HERE, 0),
                new Login("second of many", HERE, 0),
                new Login("third of many", HERE, 0),
                new Login("fourth of many", HERE, 0),
                new Login("fifth of many", HERE, 0), // turned away: four may wait
                new Login("only one", ELSEWHERE, 0)))
        .containsExactly("first of many", "only one", "second of many", "third of many");
  }

  @Test
  void those_who_were_turned_away_put_nobody_back() throws Exception {
    List<Login> logins = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      logins.add(new Login("one of many " + i, HERE, 0)); // four may wait
    }
    logins.add(new Login("only one", ELSEWHERE, 0));

    assertThat(turns(logins.toArray(Login[]::new)))
        .containsExactly("one of many 1", "only one", "one of many 2", "one of many 3");
  }

  private record Login(String who, ClientAddress address, int failures) {}

  /** Who is served, in this order, when all of them have come while one is at work. */
  private static List<String> turns(Login... logins) throws Exception {
    return turns(4, logins);
  }

  private static List<String> turns(int places, Login... logins) throws Exception {
    List<String> served = new CopyOnWriteArrayList<>();
    ExecutorService others = Executors.newCachedThreadPool();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    try (HashingPool pool = new HashingPool("pool", new Niceness(0), 1, places)) {
      others.submit(() -> pool.inTurn(ClientAddress.of("192.0.2.9"), 0, () -> await(begun, held)));
      begun.await();
      List<Future<?>> outcomes = new ArrayList<>();
      for (Login login : logins) {
        long arrived = pool.arrived();
        outcomes.add(
            others.submit(
                () ->
                    pool.inTurn(login.address(), login.failures(), () -> served.add(login.who()))));
        while (pool.arrived() == arrived) {
          Thread.onSpinWait();
        }
      }
      held.countDown();
      for (Future<?> outcome : outcomes) {
        try {
          outcome.get();
        } catch (ExecutionException turnedAway) {
          assertThat(turnedAway).hasCauseInstanceOf(TooBusy.class);
        }
      }
    } finally {
      others.shutdown();
    }
    return served;
  }

  /** One at work, and two that wait: as much as the pool takes. */
  private static void fill(HashingPool pool, ExecutorService others, CountDownLatch held)
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    others.submit(() -> pool.inTurn(HERE, 0, () -> await(begun, held)));
    begun.await(); // else all three could come before the first is at work
    for (int i = 0; i < 2; i++) {
      others.submit(() -> pool.inTurn(HERE, 0, () -> await(begun, held)));
    }
    awaitWaiting(pool, 2);
  }

  private static boolean await(CountDownLatch begun, CountDownLatch held)
      throws InterruptedException {
    begun.countDown();
    held.await();
    return true;
  }

  @Test
  void a_closed_hasher_turns_everyone_away() {
    Argon2PasswordHasher closed = new Argon2PasswordHasher(CHEAP, 1);
    closed.close();

    assertThatThrownBy(() -> closed.hash(PASSWORD, HERE)).isInstanceOf(TooBusy.class);
  }

  private static boolean isAdmitted(PasswordHasher hasher) {
    try {
      hasher.hash(PASSWORD, HERE);
      return true;
    } catch (TooBusy e) {
      assertThat(e.retryAfter()).isPositive();
      return false;
    }
  }

  private static long nanosOf(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static long median(List<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }
}
