package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static br.com.techmedicos.stories.identity.Reception.ELSEWHERE;
import static br.com.techmedicos.stories.identity.Reception.HOME;
import static br.com.techmedicos.stories.identity.Reception.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoggingInTest {

  private static final String WRONG = "not the password";

  private final Reception reception = new Reception();
  private final Person ana = Person.fresh();
  private final Person bruno = Person.fresh();

  @Test
  void a_patient_logs_in_by_cpf_or_by_address() {
    AccountId account = AccountId.of(reception.signUp(ana).id());

    for (Identifier identifier : List.of(Identifier.of(ana.cpf()), Identifier.of(ana.email()))) {
      IssuedTokens tokens = reception.logIn(Role.PATIENT, identifier, PASSWORD, HOME);
      assertThat(reception.caller(tokens.access())).contains(account);
    }
  }

  @Test
  void a_doctor_logs_in_by_registration_and_by_nothing_else() {
    AccountId account = reception.signUpDoctor(bruno);

    IssuedTokens tokens = reception.logIn(Role.DOCTOR, Identifier.of(bruno.crm()), PASSWORD, HOME);

    assertThat(reception.caller(tokens.access())).contains(account);
    assertRefused(
        new LoginRefused(),
        () -> reception.logIn(Role.DOCTOR, Identifier.of(bruno.email()), PASSWORD, HOME));
  }

  @Test
  void one_roles_password_opens_no_other_role() {
    reception.signUp(ana);
    Identifier address = Identifier.of(ana.email());

    assertRefused(
        new LoginRefused(), () -> reception.logIn(Role.OPERATOR, address, PASSWORD, HOME));
    assertRefused(new LoginRefused(), () -> reception.logIn(Role.DOCTOR, address, PASSWORD, HOME));
  }

  @Test
  void unknown_suspended_and_wrong_get_the_same_answer_after_the_same_work() {
    reception.signUp(ana);
    reception
        .identity
        .suspendAccount()
        .handle(
            new SuspendAccount.Command(
                reception.signUpDoctor(bruno), new Reason("Contas em série.")));
    Person nobody = Person.fresh();

    assertRefused(
        new LoginRefused(),
        () -> reception.logIn(Role.PATIENT, Identifier.of(nobody.email()), PASSWORD, HOME));
    assertThat(reception.hasher.comparisons).hasValue(1);
    assertRefused(
        new LoginRefused(),
        () -> reception.logIn(Role.PATIENT, Identifier.of(ana.email()), WRONG, HOME));
    assertThat(reception.hasher.comparisons).hasValue(2);
    assertRefused(
        new LoginRefused(),
        () -> reception.logIn(Role.DOCTOR, Identifier.of(bruno.crm()), PASSWORD, HOME));
    assertThat(reception.hasher.comparisons).hasValue(3);
  }

  @Test
  void an_access_token_is_over_after_minutes() {
    reception.signUp(ana);
    IssuedTokens tokens = logIn(PASSWORD, HOME);

    reception.clock.advance(tokens.access().lifetime().minusSeconds(1));
    assertThat(reception.caller(tokens.access())).isPresent();

    reception.clock.advance(Duration.ofSeconds(1));
    assertThat(reception.caller(tokens.access())).isEmpty();
  }

  @Test
  void a_hash_of_less_effort_than_usual_is_made_anew_at_the_next_login() {
    AccountId account = AccountId.of(reception.signUp(ana).id());
    reception.hasher.effort = "more";

    logIn(PASSWORD, HOME);

    assertThat(reception.accounts.find(account).orElseThrow().passwordHash().phc())
        .startsWith("more:");
    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void after_five_wrong_passwords_the_same_address_waits_longer_each_time() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }

    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertMustWait(Duration.ofSeconds(seconds), HOME);
      reception.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertMustWait(Duration.ofMillis(1), HOME);
      reception.clock.advance(Duration.ofMillis(1));
      assertWrong(HOME);
    }
  }

  @Test
  void who_must_wait_is_not_even_listened_to() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    int before = reception.hasher.comparisons.get();

    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(PASSWORD, HOME));
    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(PASSWORD, HOME));

    assertThat(reception.hasher.comparisons).hasValue(before);
  }

  @Test
  void trying_while_one_must_wait_makes_the_wait_no_longer() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    for (int i = 0; i < 50; i++) {
      assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(WRONG, HOME));
    }

    reception.clock.advance(Duration.ofSeconds(1));

    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void the_owner_is_not_locked_out_by_someone_elsewhere() {
    reception.signUp(ana);
    for (int i = 0; i < 300; i++) {
      try {
        logIn(WRONG, ELSEWHERE);
      } catch (RuntimeException refused) {
        reception.clock.advance(Duration.ofMillis(100));
      }
    }

    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void the_owner_is_not_locked_out_by_a_thousand_addresses_either() {
    reception.signUp(ana);
    for (int i = 0; i < 1_000; i++) {
      assertWrong("198.18." + i / 250 + "." + i % 250);
    }

    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void while_an_account_is_under_attack_a_new_address_has_one_guess_instead_of_five() {
    reception.signUp(ana);
    logIn(PASSWORD, HOME);
    for (int i = 0; i < 100; i++) {
      assertWrong("198.18.0." + i);
    }

    assertWrong(ELSEWHERE);
    assertMustWait(Duration.ofSeconds(30), ELSEWHERE);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME); // known, so it keeps its five
    }
    assertMustWait(Duration.ofSeconds(1), HOME);

    reception.clock.advance(Duration.ofHours(1));
    for (int i = 0; i < 5; i++) {
      assertWrong("192.0.2.1"); // the attack is forgotten
    }
  }

  @Test
  void a_right_password_makes_earlier_wrong_ones_forgotten() {
    reception.signUp(ana);
    for (int i = 0; i < 4; i++) {
      assertWrong(HOME);
    }
    logIn(PASSWORD, HOME);

    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    assertMustWait(Duration.ofSeconds(1), HOME);
  }

  @Test
  void an_hour_without_a_wrong_password_makes_earlier_ones_forgotten() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    reception.clock.advance(Duration.ofHours(1));

    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    assertMustWait(Duration.ofSeconds(1), HOME);
  }

  @Test
  void an_address_that_tries_one_account_after_another_is_slowed_down() {
    reception.signUp(ana);
    tryOneAccountAfterAnother(100, ELSEWHERE);

    assertRefused(new TooManyAttempts(Duration.ofSeconds(5)), () -> logIn(PASSWORD, ELSEWHERE));
    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void who_has_logged_in_from_an_address_before_does_not_suffer_from_its_other_users() {
    reception.signUp(ana);
    logIn(PASSWORD, HOME);
    tryOneAccountAfterAnother(100, HOME);

    assertThat(logIn(PASSWORD, HOME)).isNotNull();

    reception.clock.advance(Duration.ofDays(90));
    tryOneAccountAfterAnother(100, HOME);
    assertRefused(new TooManyAttempts(Duration.ofSeconds(5)), () -> logIn(PASSWORD, HOME));
  }

  @Test
  void an_address_of_many_people_is_open_again_after_a_minute_at_the_latest() {
    reception.signUp(ana);
    tryOneAccountAfterAnother(100, ELSEWHERE);
    for (int i = 0; i < 10; i++) {
      reception.clock.advance(Duration.ofMinutes(1));
      tryOneAccountAfterAnother(1, ELSEWHERE);
    }
    reception.clock.advance(Duration.ofMinutes(1));

    assertThat(logIn(PASSWORD, ELSEWHERE)).isNotNull();
  }

  @Test
  void for_a_load_test_an_address_is_not_slowed_down_but_guessing_still_is() {
    Reception loadTest = new Reception(false);
    loadTest.signUp(ana);
    for (int i = 0; i < 200; i++) {
      Identifier nobody = Identifier.of(Person.fresh().email());
      assertRefused(new LoginRefused(), () -> loadTest.logIn(Role.PATIENT, nobody, PASSWORD, HOME));
    }
    Identifier address = Identifier.of(ana.email());
    for (int i = 0; i < 5; i++) {
      assertRefused(new LoginRefused(), () -> loadTest.logIn(Role.PATIENT, address, WRONG, HOME));
    }

    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(1)),
        () -> loadTest.logIn(Role.PATIENT, address, WRONG, HOME));
  }

  @Test
  void guesses_sent_all_at_once_by_who_must_wait_are_worth_one() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    reception.clock.advance(Duration.ofSeconds(1));
    int before = reception.hasher.comparisons.get();

    List<Callable<IssuedTokens>> guesses =
        IntStream.range(0, 16)
            .<Callable<IssuedTokens>>mapToObj(i -> () -> logIn(WRONG, HOME))
            .toList();
    List<Outcome<IssuedTokens>> outcomes = ConcurrentAttempts.atOnce(guesses);

    assertThat(ConcurrentAttempts.successes(outcomes)).isZero();
    assertThat(reception.hasher.comparisons).hasValue(before + 1);
  }

  @Test
  void the_owner_may_log_in_many_times_at_once() {
    reception.signUp(ana);

    List<Callable<IssuedTokens>> logins =
        IntStream.range(0, 16)
            .<Callable<IssuedTokens>>mapToObj(i -> () -> logIn(PASSWORD, HOME))
            .toList();
    List<Outcome<IssuedTokens>> outcomes = ConcurrentAttempts.atOnce(logins);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(16);
  }

  @Test
  void who_is_turned_away_in_a_rush_has_not_used_up_a_guess() {
    reception.signUp(ana);
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    reception.clock.advance(Duration.ofSeconds(1));
    reception.hasher.busy = true;
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> logIn(PASSWORD, HOME)).isInstanceOf(TooBusy.class);
    }

    reception.hasher.busy = false;
    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void where_there_is_no_room_a_login_is_refused_without_the_store() {
    reception.signUp(ana);
    reception.hasher.full = true;

    reception.unitOfWork.run( // in which nobody else reads
        () ->
            assertThat(CompletableFuture.supplyAsync(() -> logIn(PASSWORD, HOME)))
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(TooBusy.class));
  }

  @Test
  void whatever_the_service_fails_at_is_no_wrong_guess() {
    reception.signUp(ana);
    slowDown();
    reception.hasher.failure = new IllegalStateException("the time of the call is up");

    assertThatThrownBy(() -> logIn(PASSWORD, HOME)).isSameAs(reception.hasher.failure);

    reception.hasher.failure = null;
    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  @Test
  void giving_back_one_attempt_gives_back_no_other() {
    reception.signUp(ana);
    slowDown();
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          reception.clock.advance(Duration.ofSeconds(2));
          assertWrong(HOME);
          reception.hasher.busy = true;
        };
    assertThatThrownBy(() -> logIn(PASSWORD, HOME)).isInstanceOf(TooBusy.class);
    reception.hasher.busy = false;

    assertMustWait(Duration.ofSeconds(2), HOME);
  }

  @Test
  void accounts_tried_all_at_once_from_an_address_with_one_place_left_are_worth_one() {
    tryOneAccountAfterAnother(100, ELSEWHERE);
    List<Identifier> waiting =
        IntStream.range(0, 256).mapToObj(i -> Identifier.of(Person.fresh().email())).toList();
    waiting.forEach(someone -> assertMustWait(someone, Duration.ofSeconds(5)));
    reception.clock.advance(Duration.ofSeconds(5));
    waiting.subList(0, 240).forEach(this::assertUnknown);
    waiting.subList(240, 256).forEach(late -> assertMustWait(late, Duration.ofSeconds(1)));
    reception.clock.advance(Duration.ofSeconds(1));
    int before = reception.hasher.comparisons.get();

    List<Callable<IssuedTokens>> guesses =
        waiting.subList(240, 256).stream()
            .<Callable<IssuedTokens>>map(
                late -> () -> reception.logIn(Role.PATIENT, late, PASSWORD, ELSEWHERE))
            .toList();
    List<Outcome<IssuedTokens>> outcomes = ConcurrentAttempts.atOnce(guesses);

    assertThat(ConcurrentAttempts.successes(outcomes)).isZero();
    assertThat(reception.hasher.comparisons).hasValue(before + 1);
  }

  @Test
  void who_is_turned_away_in_a_rush_is_not_counted_against_their_address() {
    reception.signUp(ana);
    tryOneAccountAfterAnother(100, ELSEWHERE);
    assertMustWait(Duration.ofSeconds(5), ELSEWHERE);
    reception.clock.advance(Duration.ofSeconds(5));
    reception.hasher.busy = true;
    for (int i = 0; i < 400; i++) {
      assertThatThrownBy(() -> logIn(PASSWORD, ELSEWHERE)).isInstanceOf(TooBusy.class);
    }

    reception.hasher.busy = false;
    assertThat(logIn(PASSWORD, ELSEWHERE)).isNotNull();
  }

  @Test
  void who_logs_in_now_and_then_stays_known() {
    reception.signUp(ana);
    logIn(PASSWORD, HOME);
    reception.clock.advance(Duration.ofDays(50));
    logIn(PASSWORD, HOME);
    reception.clock.advance(Duration.ofDays(50));

    tryOneAccountAfterAnother(100, HOME);

    assertThat(logIn(PASSWORD, HOME)).isNotNull();
  }

  private void slowDown() {
    for (int i = 0; i < 5; i++) {
      assertWrong(HOME);
    }
    reception.clock.advance(Duration.ofSeconds(1));
  }

  @Test
  void the_tallies_are_forgotten_in_time() {
    reception.signUp(ana);
    assertWrong(ELSEWHERE);
    logIn(PASSWORD, HOME);

    assertThat(forgetOldLogins()).isZero();
    reception.clock.advance(Duration.ofHours(2));
    assertThat(forgetOldLogins()).isEqualTo(3); // for the pair, the identifier, the address
    reception.clock.advance(Duration.ofDays(91));
    assertThat(forgetOldLogins()).isEqualTo(2); // the session, and that HOME is known
    assertThat(forgetOldLogins()).isZero();
  }

  private int forgetOldLogins() {
    return reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100));
  }

  private void tryOneAccountAfterAnother(int times, String address) {
    for (int i = 0; i < times; i++) {
      Identifier someone = Identifier.of(Person.fresh().email());
      assertRefused(
          new LoginRefused(), () -> reception.logIn(Role.PATIENT, someone, PASSWORD, address));
    }
  }

  private IssuedTokens logIn(String password, String address) {
    return reception.logIn(Role.PATIENT, Identifier.of(ana.email()), password, address);
  }

  private void assertWrong(String address) {
    assertRefused(new LoginRefused(), () -> logIn(WRONG, address));
  }

  private void assertUnknown(Identifier someone) {
    assertRefused(
        new LoginRefused(), () -> reception.logIn(Role.PATIENT, someone, WRONG, ELSEWHERE));
  }

  private void assertMustWait(Identifier someone, Duration duration) {
    assertRefused(
        new TooManyAttempts(duration),
        () -> reception.logIn(Role.PATIENT, someone, WRONG, ELSEWHERE));
  }

  private void assertMustWait(Duration duration, String address) {
    assertRefused(new TooManyAttempts(duration), () -> logIn(WRONG, address));
  }
}
