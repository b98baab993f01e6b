package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.PasswordHasherContract;
import br.com.techmedicos.adapters.identity.Argon2PasswordHasher.Cost;
import br.com.techmedicos.application.identity.PasswordHasher;
import br.com.techmedicos.application.identity.PasswordHasher.Verdict;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PasswordHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest extends PasswordHasherContract {

  private static final Cost CHEAP = new Cost(8, 1, 1);
  private static final Password PASSWORD = Password.of("uma senha bem longa");

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
    assertThat(hasher.hash(PASSWORD).phc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void a_hash_made_with_less_effort_is_outdated() {
    try (Argon2PasswordHasher before = new Argon2PasswordHasher(CHEAP, 1)) {
      PasswordHash cheap = before.hash(PASSWORD);

      assertThat(before.verify(PASSWORD, Optional.of(cheap))).isEqualTo(Verdict.MATCH);
      assertThat(hasher.verify(PASSWORD, Optional.of(cheap))).isEqualTo(Verdict.MATCH_OUTDATED);
      assertThat(hasher.verify(Password.of("another one"), Optional.of(cheap)))
          .isEqualTo(Verdict.MISMATCH);
    }
  }

  @Test
  void an_unknown_account_takes_the_time_of_a_wrong_password() {
    Optional<PasswordHash> someones = Optional.of(hasher.hash(Password.of("the right password")));
    for (int i = 0; i < 5; i++) {
      hasher.verify(PASSWORD, someones);
    }
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 15; i++) { // in turns, so that both meet the same machine
      wrong.add(nanosOf(() -> hasher.verify(PASSWORD, someones)));
      unknown.add(nanosOf(() -> hasher.verify(PASSWORD, Optional.empty())));
    }

    // Far apart only if one of them does no hashing at all: the difference would be a hundredfold.
    assertThat(median(unknown) / (double) median(wrong)).isBetween(0.1, 10.0);
  }

  @Test
  void more_than_can_wait_are_turned_away_and_told_when_to_come_back() throws Exception {
    Cost slow = new Cost(64 * 1024, 4, 1);
    ExecutorService callers = Executors.newFixedThreadPool(20);
    try (Argon2PasswordHasher small = new Argon2PasswordHasher(slow, 1, 2)) {
      CyclicBarrier together = new CyclicBarrier(20);
      List<Future<Boolean>> outcomes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        outcomes.add(
            callers.submit(
                () -> {
                  together.await();
                  return isAdmitted(small);
                }));
      }
      int admitted = 0;
      for (Future<Boolean> outcome : outcomes) {
        admitted += outcome.get() ? 1 : 0;
      }

      assertThat(admitted).isBetween(3, 19); // one at work and two waiting, at the least
      assertThat(small.hash(PASSWORD).phc()).as("afterwards").startsWith("$argon2id$");
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void a_closed_hasher_turns_everyone_away() {
    Argon2PasswordHasher closed = new Argon2PasswordHasher(CHEAP, 1);
    closed.close();

    assertThatThrownBy(() -> closed.hash(PASSWORD)).isInstanceOf(TooBusy.class);
  }

  private static boolean isAdmitted(PasswordHasher hasher) {
    try {
      hasher.hash(PASSWORD);
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
