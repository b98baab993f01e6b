package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.SessionOver;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.RefreshToken;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StayingLoggedInTest {

  private final Reception reception = new Reception();
  private final Person bruno = Person.fresh();
  private AccountId account;

  @BeforeEach
  void signUp() {
    account = reception.signUpDoctor(bruno);
  }

  @Test
  void a_refresh_token_is_exchanged_for_the_next_ones() {
    IssuedTokens first = logIn();
    reception.clock.advance(Duration.ofMinutes(10));

    IssuedTokens second = reception.refresh(first.refresh());

    assertThat(second.refresh()).isNotEqualTo(first.refresh());
    assertThat(reception.caller(first.access())).isEmpty();
    assertThat(reception.caller(second.access())).contains(account);
    assertThat(reception.refresh(second.refresh())).isNotNull();
  }

  @Test
  void who_lost_the_answer_gets_a_sibling_within_ten_seconds() {
    SecretToken used = logIn().refresh();
    IssuedTokens lost = reception.refresh(used);
    reception.clock.advance(Duration.ofSeconds(10));

    IssuedTokens sibling = reception.refresh(used);

    assertThat(sibling.refresh()).isNotEqualTo(lost.refresh());
    reception.clock.advance(Duration.ofMinutes(5));
    assertThat(reception.refresh(sibling.refresh())).isNotNull();
  }

  @Test
  void two_who_go_on_with_siblings_are_found_out_by_the_second_whichever_that_is() {
    SecretToken used = logIn().refresh();
    IssuedTokens one = reception.refresh(used);
    IssuedTokens other = reception.refresh(used);
    IssuedTokens next = reception.refresh(other.refresh());

    assertOver(one.refresh());

    assertOver(next.refresh());
  }

  @Test
  void repeating_does_not_make_the_ten_seconds_longer() {
    SecretToken used = logIn().refresh();
    reception.refresh(used);
    reception.clock.advance(Duration.ofSeconds(9));
    reception.refresh(used);
    reception.clock.advance(Duration.ofSeconds(2));

    assertOver(used);
  }

  @Test
  void a_used_token_that_comes_back_later_ends_the_whole_session() {
    IssuedTokens first = logIn();
    IssuedTokens second = reception.refresh(first.refresh());
    IssuedTokens third = reception.refresh(second.refresh());
    reception.clock.advance(Duration.ofSeconds(11));

    assertOver(first.refresh());

    assertOver(second.refresh());
    assertOver(third.refresh());
  }

  @Test
  void a_used_token_whose_successor_was_used_ends_the_session_even_within_ten_seconds() {
    IssuedTokens first = logIn();
    IssuedTokens second = reception.refresh(first.refresh());
    IssuedTokens third = reception.refresh(second.refresh());

    assertOver(first.refresh());

    assertOver(third.refresh());
  }

  @Test
  void a_token_whose_successor_is_used_while_its_own_use_waits_ends_the_session() {
    SecretToken used = logIn().refresh();
    reception.meanwhile(() -> reception.refresh(reception.refresh(used).refresh()));

    assertOver(used);
  }

  @Test
  void a_clock_that_is_set_back_makes_no_used_token_good_again() {
    SecretToken first = logIn().refresh();
    SecretToken second = reception.refresh(first).refresh();
    reception.clock.advance(Duration.ofHours(-1));

    assertOver(first);

    assertOver(second);
  }

  @Test
  void another_session_of_the_same_person_goes_on() {
    IssuedTokens phone = logIn();
    IssuedTokens desk = logIn();
    reception.refresh(phone.refresh());
    reception.clock.advance(Duration.ofSeconds(11));
    assertOver(phone.refresh());

    assertThat(reception.refresh(desk.refresh())).isNotNull();
  }

  @Test
  void a_token_waits_seven_days_to_be_used() {
    SecretToken first = logIn().refresh();
    reception.clock.advance(Duration.ofDays(7).minusSeconds(1));
    SecretToken second = reception.refresh(first).refresh();

    reception.clock.advance(Duration.ofDays(7));

    assertOver(second);
  }

  @Test
  void a_session_lasts_thirty_days_however_busy_it_is() {
    SecretToken latest = logIn().refresh();
    for (int day = 0; day < 29; day++) {
      reception.clock.advance(Duration.ofDays(1));
      latest = reception.refresh(latest).refresh();
    }
    reception.clock.advance(Duration.ofDays(1).minusSeconds(1));
    latest = reception.refresh(latest).refresh();

    reception.clock.advance(Duration.ofSeconds(1));

    assertOver(latest);
  }

  @Test
  void who_logs_out_ends_the_session_with_any_of_its_tokens() {
    IssuedTokens first = logIn();
    IssuedTokens second = reception.refresh(first.refresh());

    reception.logOut(first.refresh());

    assertOver(second.refresh());
    assertOver(first.refresh());
  }

  @Test
  void logging_out_twice_or_with_a_made_up_token_is_no_mistake() {
    IssuedTokens tokens = logIn();
    reception.logOut(tokens.refresh());

    reception.logOut(tokens.refresh());
    reception.logOut(new SecretToken("made up"));

    assertOver(tokens.refresh());
  }

  @Test
  void a_made_up_token_refreshes_nothing() {
    assertOver(new SecretToken("made up"));
    assertOver(new SecretToken(""));
  }

  @Test
  void uses_of_one_token_at_the_same_time_all_get_a_successor() {
    SecretToken secret = logIn().refresh();
    Callable<IssuedTokens> use = () -> reception.refresh(secret);

    List<Outcome<IssuedTokens>> outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(12, use));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(12);
    assertThat(outcomes)
        .extracting(outcome -> outcome.answer().orElseThrow().refresh())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_suspension_ends_sessions_tokens_and_logins_at_once() {
    IssuedTokens tokens = logIn();

    suspend();

    assertThat(reception.caller(tokens.access())).isEmpty();
    assertOver(tokens.refresh());
    assertRefused(new LoginRefused(), this::logIn);
  }

  @Test
  void who_is_reinstated_logs_in_anew() {
    IssuedTokens before = logIn();
    suspend();
    suspend();

    reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(account));
    reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(account));

    assertOver(before.refresh());
    assertThat(reception.caller(logIn().access())).contains(account);
  }

  @Test
  void a_session_that_outlived_a_suspension_ends_when_it_is_used() {
    IssuedTokens tokens = logIn();
    // As if the login had been under way while the account was suspended.
    reception.unitOfWork.run(
        () ->
            reception.accounts.update(
                reception
                    .accounts
                    .find(account)
                    .orElseThrow()
                    .suspend(new Reason("Contas em série."))));

    assertOver(tokens.refresh());

    reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(account));
    assertOver(tokens.refresh());
  }

  @Test
  void nobody_can_be_suspended_who_is_not_there() {
    AccountId nobody = new AccountId(Role.PATIENT, bruno.id());

    assertRefused(
        new UseCaseViolation.NotFound(),
        () ->
            reception
                .identity
                .suspendAccount()
                .handle(new SuspendAccount.Command(nobody, new Reason("Contas em série."))));
    assertRefused(
        new UseCaseViolation.NotFound(),
        () -> reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(nobody)));
  }

  @Test
  void an_ended_session_is_known_until_its_last_access_token_expires() {
    SecretToken token = logIn().refresh();
    Duration step = RefreshToken.IDLE_LIFETIME.minusDays(1);
    for (int i = 1; i < 5; i++) {
      reception.clock.advance(step);
      token = reception.refresh(token).refresh();
    }
    reception.clock.advance(step.minusSeconds(1));
    IssuedTokens last = reception.refresh(token);
    reception.logOut(last.refresh());
    reception.clock.advance(Duration.ofSeconds(2));

    reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100));

    assertThat(reception.caller(last.access())).isEmpty();
    reception.clock.advance(AccessTokens.LIFETIME);
    reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100));
    assertThat(reception.sessions.find(last.refresh().digest())).isEmpty();
  }

  private IssuedTokens logIn() {
    return reception.logIn(
        Role.DOCTOR, Identifier.of(bruno.crm()), Reception.PASSWORD, Reception.HOME);
  }

  private void suspend() {
    reception
        .identity
        .suspendAccount()
        .handle(new SuspendAccount.Command(account, new Reason("Contas em série.")));
  }

  private void assertOver(SecretToken secret) {
    assertRefused(new SessionOver(), () -> reception.refresh(secret));
  }
}
