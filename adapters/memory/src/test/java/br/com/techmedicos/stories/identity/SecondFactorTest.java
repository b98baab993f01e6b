package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.CallerOut;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.ProofRequired;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorOn;
import br.com.techmedicos.application.identity.AuthenticationViolation.SecondFactorRequired;
import br.com.techmedicos.application.identity.AuthenticationViolation.TokenVoid;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyCodes;
import br.com.techmedicos.application.identity.AuthenticationViolation.WrongCode;
import br.com.techmedicos.application.identity.AuthenticationViolation.WrongPassword;
import br.com.techmedicos.application.identity.ChangePassword;
import br.com.techmedicos.application.identity.CheckEnrolment;
import br.com.techmedicos.application.identity.CheckEnrolment.Enrolment;
import br.com.techmedicos.application.identity.ConfirmSecondFactor;
import br.com.techmedicos.application.identity.DeviceToken;
import br.com.techmedicos.application.identity.EndAllSessions;
import br.com.techmedicos.application.identity.EnrolSecondFactor;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.LogIn;
import br.com.techmedicos.application.identity.ProveOwner;
import br.com.techmedicos.application.identity.RecoveryCodes;
import br.com.techmedicos.application.identity.RemoveSecondFactor;
import br.com.techmedicos.application.identity.RenewRecoveryCodes;
import br.com.techmedicos.application.identity.RequestEmailChange;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.CredentialEvent;
import br.com.techmedicos.domain.identity.IdentityEvent.RecoveryCodeUsed;
import br.com.techmedicos.domain.identity.IdentityEvent.RecoveryCodesRenewed;
import br.com.techmedicos.domain.identity.IdentityEvent.SecondFactorTurnedOff;
import br.com.techmedicos.domain.identity.IdentityEvent.SecondFactorTurnedOn;
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
import java.util.stream.Stream;
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
    assertThat(confirm(code(second))).hasSize(RecoveryCodes.MOST).doesNotHaveDuplicates();
    assertRefused(new SecondFactorRequired(), () -> logIn(Optional.empty()));
    assertRefused(new SecondFactorOn(), this::enrol);
  }

  @Test
  void one_that_was_begun_with_an_old_password_is_gone_with_it() {
    SecretToken beforeTheChange = enrol();
    Password changed = Password.typed("outra senha bem comprida");
    reception
        .identity
        .changePassword()
        .handle(new ChangePassword.Command(caller(), Password.typed(Reception.PASSWORD), changed));
    assertThatThrownBy(() -> confirm(code(beforeTheChange))).isInstanceOf(DomainException.class);

    reception.clock.advance(Duration.ofSeconds(1));
    SecretToken beforeTheReset = enrol(caller(), "outra senha bem comprida");
    SecretToken mailed =
        reception
            .identity
            .passwordResets()
            .tokenFor(account, UUID.randomUUID(), reception.clock.instant())
            .orElseThrow();
    reception
        .identity
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                mailed,
                Password.typed("uma terceira, também comprida"),
                ClientAddress.of(Reception.HOME)));
    reception.clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> confirm(code(beforeTheReset))).isInstanceOf(DomainException.class);
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

    assertRefused(new WrongCode(), () -> logIn(Optional.of(code(secret))));
    reception.clock.advance(STEP);
    String code = code(secret);
    assertThat(logIn(Optional.of(code))).isNotNull();
    assertRefused(new WrongCode(), () -> logIn(Optional.of(code)));
  }

  @Test
  void a_code_of_the_next_step_is_good_and_voids_those_before_it() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP.multipliedBy(2));
    String present = code(secret);
    String next = reception.oneTimeCodes.code(secret, reception.clock.instant().plus(STEP));
    String late = reception.oneTimeCodes.code(secret, reception.clock.instant().plusSeconds(60));

    assertRefused(new WrongCode(), () -> logIn(Optional.of(late)));
    assertThat(logIn(Optional.of(next))).isNotNull();
    assertRefused(new WrongCode(), () -> logIn(Optional.of(present)));
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
    assertRefused(new WrongCode(), () -> logIn(Optional.of(grouped)));
    assertThat(logIn(Optional.of(codes.get(1).value()))).isNotNull();
  }

  @Test
  void a_code_is_read_from_what_is_pasted() {
    SecretToken secret = enrol();
    List<SecretToken> recovery = confirm(code(secret));
    reception.clock.advance(STEP);
    String code = code(secret);

    assertThat(logIn(Optional.of("\u200b" + code.substring(0, 3) + "\u00a0" + code.substring(3))))
        .isNotNull();
    assertThat(logIn(Optional.of(recovery.get(0).value() + "\u202f\ufeff"))).isNotNull();
  }

  @Test
  void a_code_of_another_account_opens_nothing() {
    enrolled();
    reception.clock.advance(STEP);
    SecretToken others = reception.oneTimeCodes.newSecret();

    assertRefused(new WrongCode(), () -> logIn(Optional.of(code(others))));
  }

  @Test
  void wrong_codes_count_as_wrong_passwords_do() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new WrongCode(), () -> logIn(Optional.of("000000")));
    }

    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(Optional.of(code(secret))));
  }

  @Test
  void a_right_password_does_not_count_while_codes_are_slowed_down() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new LoginRefused(), () -> logIn("uma errada", Optional.empty()));
    }
    for (int i = 0; i < 8; i++) { // the next code waits for 8 seconds
      reception.clock.advance(Duration.ofSeconds(5));
      assertThat(isExamined("198.51.100." + i, Optional.empty(), "000000")).isTrue();
    }

    for (int i = 0; i < 5; i++) {
      assertRefused(
          new TooManyCodes(Duration.ofSeconds(8)), () -> logIn(Optional.of(code(secret))));
    }

    reception.clock.advance(Duration.ofSeconds(8));
    assertThat(logIn(Optional.of(code(secret)))).isNotNull();
  }

  @Test
  void one_that_is_on_is_not_confirmed_again() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);

    assertRefused(new SecondFactorOn(), () -> confirm(code(secret)));

    assertThat(logIn(Optional.of(code(secret)))).isNotNull(); // nothing used it up
  }

  @Test
  void password_and_address_are_changed_with_a_code_as_well() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    Password chosen = Password.chosen("outra senha bem comprida");
    EmailAddress address = EmailAddress.parse("outra@example.com");
    assertRefused(new ProofRequired(), () -> changePassword(chosen, Optional.empty()));
    assertRefused(new ProofRequired(), () -> changeAddress(address, Optional.empty()));
    assertRefused(new TokenVoid(), () -> changePassword(chosen, Optional.of("000000")));
    assertRefused(new TokenVoid(), () -> changeAddress(address, Optional.of("000000")));

    changeAddress(address, Optional.of(code(secret)));
    assertRefused(new TokenVoid(), () -> changePassword(chosen, Optional.of(code(secret))));
    reception.clock.advance(STEP);
    changePassword(chosen, Optional.of(code(secret)));
  }

  @Test
  void wrong_codes_of_who_is_logged_in_are_slowed_down() {
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new TokenVoid(), () -> prove(Reception.PASSWORD, "000000"));
    }
    assertRefused(
        new TooManyCodes(Duration.ofSeconds(1)), () -> prove(Reception.PASSWORD, code(secret)));
  }

  @Test
  void what_cannot_be_undone_takes_both_where_there_is_a_second_factor() {
    prove(Reception.PASSWORD, Optional.empty());
    assertRefused(new WrongPassword(), () -> prove("uma errada", Optional.empty()));

    SecretToken secret = enrolled();
    reception.clock.advance(STEP);

    assertRefused(new ProofRequired(), () -> prove(Reception.PASSWORD, Optional.empty()));
    assertRefused(new WrongPassword(), () -> prove("uma errada", code(secret)));
    assertRefused(new TokenVoid(), () -> prove(Reception.PASSWORD, "000000"));
    prove(Reception.PASSWORD, code(secret));
  }

  private void prove(String password, String code) {
    prove(password, Optional.of(code));
  }

  private void prove(String password, Optional<String> code) {
    reception
        .identity
        .proveOwner()
        .handle(new ProveOwner.Command(caller(), Password.typed(password), code));
  }

  private void changePassword(Password chosen, Optional<String> code) {
    reception
        .identity
        .changePassword()
        .handle(
            new ChangePassword.Command(caller(), Password.typed(Reception.PASSWORD), chosen, code));
  }

  private void changeAddress(EmailAddress address, Optional<String> code) {
    reception
        .identity
        .requestEmailChange()
        .handle(
            new RequestEmailChange.Command(
                caller(), Password.typed(Reception.PASSWORD), address, code));
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
  void a_stolen_access_token_neither_sets_one_up_nor_turns_it_off_nor_renews_its_codes() {
    assertRefused(new WrongPassword(), () -> enrol(caller(), "uma errada"));
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    String code = code(secret);
    assertRefused(new WrongPassword(), () -> remove(caller(), "uma errada", code));
    assertRefused(new WrongPassword(), () -> renew(caller(), "uma errada", code));
    assertThat(logIn(Optional.of(code))).isNotNull(); // nothing used it up
  }

  @Test
  void guesses_of_the_password_count_as_wrong_logins_do() {
    for (int i = 0; i < 5; i++) {
      assertRefused(new WrongPassword(), () -> enrol(caller(), "uma errada"));
    }
    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), this::enrol);
    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(Optional.empty()));
  }

  @Test
  void a_session_that_ended_while_the_call_waited_sets_nothing_up() {
    SignedInCaller thief = caller(logIn(Optional.empty()));
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          endAll();
        };
    assertRefused(new CallerOut(), () -> enrol(thief, Reception.PASSWORD));

    reception.clock.advance(Duration.ofSeconds(1));
    SecretToken secret = enrol();
    assertRefused(new CallerOut(), () -> confirm(thief, code(secret)));
    confirm(code(secret));
    reception.clock.advance(STEP);
    assertRefused(new CallerOut(), () -> remove(thief, Reception.PASSWORD, code(secret)));
    assertRefused(new CallerOut(), () -> renew(thief, Reception.PASSWORD, code(secret)));
  }

  @Test
  void codes_are_renewed_and_those_before_are_void() {
    SecretToken secret = enrol();
    List<SecretToken> before = confirm(code(secret));
    reception.clock.advance(STEP);

    List<SecretToken> after = renew(caller(), Reception.PASSWORD, code(secret));

    assertThat(after).hasSize(RecoveryCodes.MOST).doesNotContainAnyElementsOf(before);
    assertRefused(new WrongCode(), () -> logIn(Optional.of(before.get(0).value())));
    assertThat(logIn(Optional.of(after.get(0).value()))).isNotNull();
  }

  @Test
  void the_owner_is_told_of_all_that_happens_to_it() {
    SecretToken secret = enrol();
    assertThat(told()).isEmpty();
    confirm(code(secret));
    reception.clock.advance(STEP);
    List<SecretToken> codes = renew(caller(), Reception.PASSWORD, code(secret));
    logIn(Optional.of(codes.get(0).value()));
    reception.clock.advance(STEP);
    remove(code(secret));

    assertThat(told())
        .containsExactly(
            SecondFactorTurnedOn.class,
            RecoveryCodesRenewed.class,
            RecoveryCodeUsed.class,
            SecondFactorTurnedOff.class);
  }

  @Test
  void devices_and_addresses_give_no_more_guesses_of_a_code() {
    List<DeviceToken> devices =
        Stream.generate(() -> logIn(Optional.empty()).device()).limit(4).toList();
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);

    long examined = 0;
    for (int i = 0; i < 20; i++) {
      Optional<DeviceToken> device = Optional.of(devices.get(i % devices.size()));
      if (isExamined("198.51.100." + i, device, "000000")) {
        examined++;
      }
    }

    assertThat(examined).isEqualTo(5);
    assertRefused(
        new TooManyCodes(Duration.ofSeconds(1)),
        () -> logIn(Reception.PASSWORD, "192.0.2.1", Optional.empty(), code(secret)));
    reception.clock.advance(Duration.ofSeconds(1));
    assertThat(logIn(Reception.PASSWORD, "192.0.2.1", Optional.empty(), code(secret))).isNotNull();
  }

  @Test
  void some_hundred_guesses_a_day_are_examined_and_a_recovery_code_opens_all_the_same() {
    SecretToken secret = enrol();
    List<SecretToken> recovery = confirm(code(secret));
    int examined = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      reception.clock.advance(Duration.ofMinutes(1));
      if (isExamined("2001:db8:" + minute + "::1", Optional.empty(), "000000")) {
        examined++;
      }
    }
    reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(1_000));

    assertThat(examined).isBetween(90, 115);
    assertThat(isExamined("192.0.2.1", Optional.empty(), "000000")).isFalse();
    String code = recovery.get(0).value();
    assertThat(logIn(Reception.PASSWORD, "192.0.2.1", Optional.empty(), code)).isNotNull();
  }

  private boolean isExamined(String address, Optional<DeviceToken> device, String code) {
    try {
      logIn(Reception.PASSWORD, address, device, code);
      throw new AssertionError("a wrong code opens");
    } catch (DomainException refused) {
      return refused.violation() instanceof WrongCode;
    }
  }

  private void endAll() {
    reception.identity.endAllSessions().handle(new EndAllSessions.Command(account));
  }

  @Test
  void a_code_turns_it_off_and_wrong_ones_are_slowed_down() {
    assertRefused(new UseCaseViolation.NotFound(), () -> remove("123456"));
    SecretToken secret = enrolled();
    reception.clock.advance(STEP);
    for (int i = 0; i < 5; i++) {
      assertRefused(new TokenVoid(), () -> remove("000000"));
    }
    assertRefused(new TooManyCodes(Duration.ofSeconds(1)), () -> remove(code(secret)));
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
    return enrol(caller(), Reception.PASSWORD);
  }

  private SecretToken enrol(SignedInCaller caller, String password) {
    return reception
        .identity
        .enrolSecondFactor()
        .handle(new EnrolSecondFactor.Command(caller, Password.typed(password)))
        .secret();
  }

  private List<SecretToken> confirm(String code) {
    return confirm(caller(), code);
  }

  private List<SecretToken> confirm(SignedInCaller caller, String code) {
    return reception
        .identity
        .confirmSecondFactor()
        .handle(new ConfirmSecondFactor.Command(caller, code))
        .values();
  }

  private List<SecretToken> renew(SignedInCaller caller, String password, String code) {
    return reception
        .identity
        .renewRecoveryCodes()
        .handle(new RenewRecoveryCodes.Command(caller, Password.typed(password), code))
        .values();
  }

  private void remove(String code) {
    remove(caller(), Reception.PASSWORD, code);
  }

  private void remove(SignedInCaller caller, String password, String code) {
    reception
        .identity
        .removeSecondFactor()
        .handle(new RemoveSecondFactor.Command(caller, Password.typed(password), code));
  }

  /** With a token of the present instant, of another issuer. */
  private SignedInCaller caller() {
    return new SignedInCaller(
        account,
        new TokenOrigin(Optional.empty(), reception.clock.instant()),
        ClientAddress.of(Reception.HOME));
  }

  /** With a token of a session here. */
  private SignedInCaller caller(LogIn.OpenedSession session) {
    return new SignedInCaller(
        account,
        reception.accessTokens.origin(session.tokens().access().value()),
        ClientAddress.of(Reception.HOME));
  }

  private List<Class<?>> told() {
    return reception.outbox.events().stream()
        .filter(CredentialEvent.class::isInstance)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  private String code(SecretToken secret) {
    return reception.oneTimeCodes.code(secret, reception.clock.instant());
  }

  private LogIn.OpenedSession logIn(Optional<String> code) {
    return logIn(Reception.PASSWORD, code);
  }

  private LogIn.OpenedSession logIn(
      String password, String address, Optional<DeviceToken> device, String code) {
    return reception
        .identity
        .logIn()
        .handle(
            new LogIn.Command(
                Role.DOCTOR,
                Identifier.of(bruno.crm()),
                Password.typed(password),
                ClientAddress.of(address),
                device,
                Optional.empty(),
                Optional.of(code)));
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
