package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginTally;
import br.com.techmedicos.application.identity.TallyKey;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of {@link LoginTallies}: no count is lost. */
@Promises
public abstract class LoginTalliesContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final TallyKey key = key();

  /** {@return the tallies under test} */
  protected abstract LoginTallies tallies();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_tally_is_found_as_it_was_saved() {
    LoginTally tally =
        new LoginTally(key, 3, Optional.of(now), Optional.of(now.minusSeconds(9)), 1);
    save(tally);

    assertThat(tallies().find(key)).contains(tally);
    assertThat(tallies().find(key())).isEmpty();
  }

  @Test
  void a_tally_without_failures_is_kept_too() {
    LoginTally tally = new LoginTally(key, 0, Optional.empty(), Optional.of(now), 1);
    save(tally);

    assertThat(tallies().find(key)).contains(tally);
  }

  @Test
  void the_next_version_replaces_the_one_before() {
    save(new LoginTally(key, 1, Optional.of(now), Optional.empty(), 1));
    LoginTally next = new LoginTally(key, 2, Optional.of(now.plusSeconds(1)), Optional.empty(), 2);
    save(next);

    assertThat(tallies().find(key)).contains(next);
  }

  @Test
  void of_two_that_count_from_the_same_version_the_second_is_stale() {
    save(new LoginTally(key, 1, Optional.of(now), Optional.empty(), 1));

    LoginTally alsoFirst = new LoginTally(key, 1, Optional.of(now), Optional.empty(), 1);
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> tallies().save(alsoFirst))
                    .isInstanceOf(StaleVersion.class));

    save(new LoginTally(key, 2, Optional.of(now), Optional.empty(), 2));
    LoginTally alsoSecond = new LoginTally(key, 2, Optional.of(now), Optional.empty(), 2);
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> tallies().save(alsoSecond))
                    .isInstanceOf(StaleVersion.class));
  }

  @Test
  void of_many_that_count_at_once_none_is_lost() {
    Callable<Integer> counting =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      LoginTally before = tallies().of(key);
                      int failures = before.failures() + 1;
                      tallies()
                          .save(
                              new LoginTally(
                                  key,
                                  failures,
                                  Optional.of(now),
                                  Optional.empty(),
                                  before.version() + 1));
                      return failures;
                    });

    assertThat(ConcurrentAttempts.atOnce(Collections.nCopies(8, counting)))
        .extracting(outcome -> outcome.answer().orElseThrow())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(tallies().of(key).failures()).isEqualTo(8);
  }

  @Test
  void what_tells_nothing_any_more_is_forgotten_a_portion_at_a_time() {
    Instant old = now.minus(Duration.ofDays(2));
    LoginTally oldFailure = tally(Optional.of(old), Optional.empty());
    LoginTally anotherOldFailure = tally(Optional.of(old), Optional.empty());
    LoginTally oldSuccess = tally(Optional.empty(), Optional.of(old));
    LoginTally newFailure = tally(Optional.of(now), Optional.of(old));
    LoginTally newSuccess = tally(Optional.of(old), Optional.of(now));
    Stream.of(oldFailure, anotherOldFailure, oldSuccess, newFailure, newSuccess)
        .forEach(this::save);

    assertThat(forget()).isEqualTo(2);
    assertThat(forget()).isEqualTo(1);
    assertThat(forget()).isZero();

    assertThat(tallies().find(newFailure.key())).isPresent();
    assertThat(tallies().find(newSuccess.key())).isPresent();
    assertThat(tallies().find(oldSuccess.key())).isEmpty();
  }

  private static LoginTally tally(Optional<Instant> lastFailure, Optional<Instant> lastSuccess) {
    return new LoginTally(key(), lastFailure.isPresent() ? 1 : 0, lastFailure, lastSuccess, 1);
  }

  private static TallyKey key() {
    return new TallyKey(UniqueData.id().toString().replace("-", "").repeat(2));
  }

  private int forget() {
    return unitOfWork().execute(() -> tallies().forget(now, now, 2));
  }

  private void save(LoginTally tally) {
    unitOfWork().run(() -> tallies().save(tally));
  }
}
