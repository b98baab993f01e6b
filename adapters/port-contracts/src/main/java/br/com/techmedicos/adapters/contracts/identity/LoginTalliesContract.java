package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.identity.LoginTallies;
import br.com.techmedicos.application.identity.LoginTally;
import br.com.techmedicos.application.identity.TallyKey;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing that is counted gets lost. */
public abstract class LoginTalliesContract {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123456Z");
  private static final TallyKey KEY = new TallyKey("pair 203.0.113.7 PATIENT EMAIL a@b.example");

  /** {@return the tallies to test, none there yet} */
  protected abstract LoginTallies tallies();

  /** {@return what they take part in} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_tally_is_found_as_it_was_saved() {
    LoginTally tally =
        new LoginTally(KEY, 3, Optional.of(NOW), Optional.of(NOW.minusSeconds(9)), 1);
    save(tally);

    assertThat(tallies().find(KEY)).contains(tally);
    assertThat(tallies().find(new TallyKey("another"))).isEmpty();
  }

  @Test
  void a_tally_without_failures_is_kept_too() {
    LoginTally tally = new LoginTally(KEY, 0, Optional.empty(), Optional.of(NOW), 1);
    save(tally);

    assertThat(tallies().find(KEY)).contains(tally);
  }

  @Test
  void the_next_version_replaces_the_one_before() {
    save(new LoginTally(KEY, 1, Optional.of(NOW), Optional.empty(), 1));
    LoginTally next = new LoginTally(KEY, 2, Optional.of(NOW.plusSeconds(1)), Optional.empty(), 2);
    save(next);

    assertThat(tallies().find(KEY)).contains(next);
  }

  @Test
  void of_two_that_count_from_the_same_version_the_second_is_stale() {
    save(new LoginTally(KEY, 1, Optional.of(NOW), Optional.empty(), 1));

    LoginTally alsoFirst = new LoginTally(KEY, 1, Optional.of(NOW), Optional.empty(), 1);
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> tallies().save(alsoFirst))
                    .isInstanceOf(StaleVersion.class));

    save(new LoginTally(KEY, 2, Optional.of(NOW), Optional.empty(), 2));
    LoginTally alsoSecond = new LoginTally(KEY, 2, Optional.of(NOW), Optional.empty(), 2);
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(() -> tallies().save(alsoSecond))
                    .isInstanceOf(StaleVersion.class));
  }

  @Test
  void what_tells_nothing_any_more_is_forgotten_a_portion_at_a_time() {
    Instant old = NOW.minus(Duration.ofDays(2));
    save(tally("old failure 1", Optional.of(old), Optional.empty()));
    save(tally("old failure 2", Optional.of(old), Optional.empty()));
    save(tally("old success", Optional.empty(), Optional.of(old)));
    save(tally("new failure", Optional.of(NOW), Optional.of(old)));
    save(tally("new success", Optional.of(old), Optional.of(NOW)));

    assertThat(forget()).isEqualTo(2);
    assertThat(forget()).isEqualTo(1);
    assertThat(forget()).isZero();

    assertThat(tallies().find(new TallyKey("new failure"))).isPresent();
    assertThat(tallies().find(new TallyKey("new success"))).isPresent();
    assertThat(tallies().find(new TallyKey("old success"))).isEmpty();
  }

  private static LoginTally tally(
      String key, Optional<Instant> lastFailure, Optional<Instant> lastSuccess) {
    return new LoginTally(
        new TallyKey(key), lastFailure.isPresent() ? 1 : 0, lastFailure, lastSuccess, 1);
  }

  private int forget() {
    return unitOfWork().execute(() -> tallies().forget(NOW, NOW, 2));
  }

  private void save(LoginTally tally) {
    unitOfWork().run(() -> tallies().save(tally));
  }
}
