package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorOn;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorRequired;
import br.com.techmedicos.application.identity.AuthenticationViolation.TokenVoid;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.CheckEnrolment;
import br.com.techmedicos.application.identity.CheckEnrolment.Enrolment;
import br.com.techmedicos.application.identity.ConfirmSecondFactor;
import br.com.techmedicos.application.identity.EnrolSecondFactor;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.RemoveSecondFactor;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

  private static final Duration STEP = Duration.ofSeconds(30);

  private final Reception reception = new Reception();
  private final Person bruno = Person.fresh();
  private AccountId account;

  @BeforeEach
  void signUp() {
    account = reception.signUpDoctor(bruno);
  }

  @Test
  void until_a_code_has_confirmed_it_logins_need_none() {
    SecretToken first = enrol();
    SecretToken second = enrol();

    assertThat(logIn(Optional.empty())).isNotNull();
    assertRefused(new TokenVoid(), () -> confirm(code(first)));
    assertThat(confirm(code(second)))
        .hasSize(ConfirmSecondFactor.RECOVERY_CODES)
        .doesNotHaveDuplicates();
    assertRefused(new SecondFactorRequired(), () -> logIn(Optional.empty()));
    assertRefused(new SecondFactorOn(), this::enrol);
  }

  @Test
  void sessions_that_the_password_alone_opened_end_as_it_is_turned_on() {
    SecretToken refresh = logIn(Optional.empty()).tokens().refresh();
    SecretToken secret = enrol();
    assertThat(reception.refresh(refresh)).isNotNull();
    SecretToken other = logIn(Optional.empty()).tokens().refresh();

    confirm(code(secret));

    assertThatThrownBy(() -> reception.refresh(other)).isInstanceOf(DomainException.class);
  }

  @Test
  void a_code_is_for_one_use_and_so_is_that_which_confirmed_it() {
    SecretToken secret = enrolled();

    assertRefused(new LoginRefused(), () -> logIn(Optional.of(code(secret))));
    reception.clock.advance(STEP);
    String code = code(secret);
    assertThat(logIn(Optional.of(code))).isNotNull();
    assertRefused(new LoginRefused(), () -> logIn(Optional.of(code)));
  }

  @Test
  void a_code_of_the_next_step_is_good_and_voids_those_before_it() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP.multipliedBy(2));
    String present = code(secret);
    String next = reception.oneTimeCodes.code(secret, reception.clock.instant().plus(STEP));
    String late = reception.oneTimeCodes.code(secret, reception.clock.instant().plusSeconds(60));

    assertRefused(new LoginRefused(), () -> logIn(Optional.of(late)));
    assertThat(logIn(Optional.of(next))).isNotNull();
    assertRefused(new LoginRefused(), () -> logIn(Optional.of(present)));
  }

  @Test
  void of_logins_with_one_code_at_once_one_gets_in() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    Callable<LogIn.OpenedSession> attempt = () -> logIn(Optional.of(code(secret)));

    var outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(4, attempt));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
  }

  @Test
  void a_recovery_code_opens_once_however_it_is_typed() {
    List<SecretToken> codes = confirm(code(enrol()));
    String typed = " " + codes.get(0).value().toUpperCase(Locale.ROOT) + " ";
    String grouped = typed.substring(0, 5) + "-" + typed.substring(5);

    assertThat(logIn(Optional.of(grouped))).isNotNull();
    assertRefused(new LoginRefused(), () -> logIn(Optional.of(grouped)));
    assertThat(logIn(Optional.of(codes.get(1).value()))).isNotNull();
  }

  @Test
  void a_code_of_another_account_opens_nothing() {
    enrolled();
    reception.clock.advance(STEP);
    SecretToken others = reception.oneTimeCodes.newSecret();

    assertRefused(new LoginRefused(), () -> logIn(Optional.of(code(others))));
  }

  @Test
  void wrong_codes_count_as_wrong_passwords_do() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new LoginRefused(), () -> logIn(Optional.of("000000")));
    }

    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(Optional.of(code(secret))));
  }

  @Test
  void a_login_without_a_code_does_not_count() {
    enrolled();
    for (int i = 0; i < 10; i++) {
      assertRefused(new SecondFactorRequired(), () -> logIn(Optional.empty()));
    }
  }

  @Test
  void a_wrong_password_tells_nothing_of_a_second_factor() {
    enrolled();

    assertRefused(new LoginRefused(), () -> logIn("uma errada", Optional.empty()));
  }

  @Test
  void a_code_turns_it_off_and_wrong_ones_are_slowed_down() {
    assertRefused(new UseCaseViolation.NotFound(), () -> remove("123456"));
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new TokenVoid(), () -> remove("000000"));
    }
    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> remove(code(secret)));
    reception.clock.advance(STEP);

    remove(code(secret));

    assertThat(logIn(Optional.empty())).isNotNull();
    assertRefused(new UseCaseViolation.NotFound(), () -> confirm(code(secret)));
  }

  @Test
  void only_operators_may_have_to_set_one_up() {
    AccountId operator = new AccountId(Role.OPERATOR, UUID.randomUUID());

    assertThat(enrolment(operator)).isEqualTo(Enrolment.DUE);
    assertThat(enrolment(account)).isEqualTo(Enrolment.DONE);
  }

  private Enrolment enrolment(AccountId whose) {
    return reception.identity.checkEnrolment().handle(new CheckEnrolment.Query(whose));
  }

  private SecretToken enrolled() {
    SecretToken secret = enrol();
    confirm(code(secret));
    return secret;
  }

  private SecretToken enrol() {
    return reception
        .identity
        .enrolSecondFactor()
        .handle(new EnrolSecondFactor.Command(account))
        .secret();
  }

  private List<SecretToken> confirm(String code) {
    return reception
        .identity
        .confirmSecondFactor()
        .handle(
            new ConfirmSecondFactor.Command(
                account, Optional.empty(), code, ClientAddress.of(Reception.HOME)));
  }

  private void remove(String code) {
    reception
        .identity
        .removeSecondFactor()
        .handle(new RemoveSecondFactor.Command(account, code, ClientAddress.of(Reception.HOME)));
  }

  private String code(SecretToken secret) {
    return reception.oneTimeCodes.code(secret, reception.clock.instant());
  }

  private LogIn.OpenedSession logIn(Optional<String> code) {
    return logIn(Reception.PASSWORD, code);
  }

  private LogIn.OpenedSession logIn(String password, Optional<String> code) {
    return reception
        .identity
        .logIn()
        .handle(
            new LogIn.Command(
                Role.DOCTOR,
                Identifier.of(bruno.crm()),
                Password.typed(password),
                ClientAddress.of(Reception.HOME),
                Optional.empty(),
                Optional.empty(),
                code));
  }
}
