package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.SessionOver;
import br.com.techmedicos.application.identity.AuthenticationViolation.TokenVoid;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.WrongPassword;
import br.com.techmedicos.application.identity.ChangePassword;
import br.com.techmedicos.application.identity.ConfirmEmailChange;
import br.com.techmedicos.application.identity.EmailChanges;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.MailedToken;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.RequestEmailChange;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.TakeEmailBack;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChangeRequested;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailTakenBack;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangingTheAddressTest {

  private static final String OTHER = "outra senha bem longa";
  private static final EmailAddress NEW = EmailAddress.parse("nova@example.com");
  private static final EmailAddress NEXT = EmailAddress.parse("outra@example.com");

  private final Reception reception = new Reception();
  private final Person ana = Person.fresh();
  private AccountId account;
  private IssuedTokens here;

  @BeforeEach
  void signUp() {
    account = AccountId.of(reception.signUp(ana).id());
    here = logIn(Reception.PASSWORD);
  }

  @Test
  void the_address_changes_once_its_owner_has_confirmed_it() {
    IssuedTokens there = logIn(Reception.PASSWORD);
    request(NEW);
    assertThat(emails()).containsExactly(ana.email(), ana.email());

    confirm(letter());

    assertThat(emails()).containsExactly(NEW, NEW);
    assertThat(reception.refresh(here.refresh())).isNotNull();
    assertRefused(new SessionOver(), () -> reception.refresh(there.refresh()));
    assertRefused(
        new LoginRefused(),
        () ->
            reception.logIn(
                Role.PATIENT, Identifier.of(ana.email()), Reception.PASSWORD, Reception.HOME));
    assertThat(
            reception.logIn(Role.PATIENT, Identifier.of(NEW), Reception.PASSWORD, Reception.HOME))
        .isNotNull();
  }

  @Test
  void it_takes_the_password() {
    assertRefused(new WrongPassword(), () -> request(NEW, "uma errada"));
    assertThat(events(EmailChangeRequested.class)).isEmpty();
  }

  @Test
  void a_token_is_mailed_to_the_new_address_is_for_one_use_and_good_for_a_day() {
    request(NEW);
    EmailChanges.Letter first = letter();
    EmailChanges.Letter again = letter();
    assertThat(first.address()).isEqualTo(NEW);
    confirm(first);
    assertVoid(first);
    assertVoid(again);

    request(NEXT);
    EmailChanges.Letter late = letter();
    reception.clock.advance(RequestEmailChange.LIFETIME);
    assertVoid(late);
    assertThat(letterIfAny()).isEmpty();
  }

  @Test
  void an_address_that_somebody_has_is_not_written_to_and_not_had() {
    Person other = Person.fresh();
    request(other.email());
    EmailChanges.Letter early = letter();
    reception.signUp(other);
    assertThat(letterIfAny()).isEmpty();

    assertVoid(early);

    assertThat(emails()).containsExactly(ana.email(), ana.email());
  }

  @Test
  void five_requests_a_day_are_heard() {
    for (int i = 0; i < RequestEmailChange.MOST; i++) {
      request(NEW);
      reception.clock.advance(Duration.ofMinutes(1));
    }

    assertRefused(
        new TooManyAttempts(RequestEmailChange.LIFETIME.minusMinutes(1)), () -> request(NEW));
    reception.clock.advance(RequestEmailChange.LIFETIME.minusMinutes(1));
    request(NEW);
  }

  @Test
  void a_new_password_makes_no_room_for_more_requests() {
    for (int i = 0; i < RequestEmailChange.MOST; i++) {
      request(NEW);
    }
    reception
        .identity
        .changePassword()
        .handle(
            new ChangePassword.Command(
                caller(), Password.typed(Reception.PASSWORD), Password.chosen(OTHER)));

    assertRefused(new TooManyAttempts(RequestEmailChange.LIFETIME), () -> request(NEW, OTHER));
    reception.clock.advance(RequestEmailChange.LIFETIME.minusMillis(1));
    reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100));
    assertRefused(new TooManyAttempts(Duration.ofMillis(1)), () -> request(NEW, OTHER));
  }

  @Test
  void nobody_writes_to_an_address_that_is_kept_for_somebody() {
    change(NEW);
    Person other = Person.fresh();
    AccountId others = AccountId.of(reception.signUp(other).id());
    UUID request = UniqueData.id();
    reception.mailedTokens.add(
        new MailedToken(
            TokenDigest.of("of nobody"),
            MailedToken.Purpose.EMAIL_CHANGE,
            others,
            request,
            reception.clock.instant().plus(RequestEmailChange.LIFETIME),
            Optional.of(ana.email()),
            Optional.empty()));

    assertThat(reception.identity.emailChanges().tokenFor(others, request)).isEmpty();
  }

  @Test
  void the_owner_of_the_old_address_takes_it_back_for_72_hours_with_a_new_password() {
    change(NEW);
    EmailChanges.Letter back = takeBack();
    assertThat(back.address()).isEqualTo(ana.email());
    reception.clock.advance(ConfirmEmailChange.TAKE_BACK.minusMillis(1));

    takeBack(back);

    assertThat(emails()).containsExactly(ana.email(), ana.email());
    assertRefused(new SessionOver(), () -> reception.refresh(here.refresh()));
    assertRefused(new LoginRefused(), () -> logIn(Reception.PASSWORD));
    assertThat(logIn(OTHER)).isNotNull();
    assertRefused(new TokenVoid(), () -> takeBack(back));
  }

  @Test
  void a_suspension_meanwhile_takes_the_way_back_from_nobody() {
    change(NEW);
    EmailChanges.Letter back = takeBack();
    reception
        .identity
        .suspendAccount()
        .handle(new SuspendAccount.Command(account, new Reason("Somebody else has it.")));
    assertRefused(new TokenVoid(), () -> takeBack(back));
    reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(account));

    takeBack(back);

    assertThat(emails()).containsExactly(ana.email(), ana.email());
  }

  @Test
  void after_72_hours_it_cannot_be_taken_back() {
    change(NEW);
    EmailChanges.Letter back = takeBack();
    reception.clock.advance(ConfirmEmailChange.TAKE_BACK);

    assertRefused(new TokenVoid(), () -> takeBack(back));
    assertThat(emails()).containsExactly(NEW, NEW);
  }

  @Test
  void a_reset_that_was_mailed_to_the_old_address_opens_nothing_after_the_change() {
    SecretToken reset = reset();
    change(NEW);

    assertRefused(new TokenVoid(), () -> reset(reset));
  }

  @Test
  void a_new_password_ends_a_change_that_was_only_asked_for_and_no_take_back() {
    request(NEW);
    EmailChanges.Letter wanted = letter();
    reset(reset());
    assertVoid(wanted);
    assertThat(letterIfAny()).isEmpty();

    reception.clock.advance(Duration.ofSeconds(1));
    here = logIn(OTHER);
    request(NEW, OTHER);
    confirm(letter());
    EmailChanges.Letter back = takeBack();
    reception.clock.advance(Duration.ofSeconds(1));
    reset(reset()); // whoever has the new address
    takeBack(back);
    assertThat(emails()).containsExactly(ana.email(), ana.email());
  }

  @Test
  void who_takes_back_undoes_what_came_later_but_not_what_came_before() {
    change(NEW);
    EmailChanges.Letter first = takeBack();
    reception.clock.advance(Duration.ofHours(1));
    change(NEXT);
    EmailChanges.Letter second = takeBack();
    assertThat(second.address()).isEqualTo(NEW);

    takeBack(second);
    assertThat(emails()).containsExactly(NEW, NEW);
    takeBack(first);
    assertThat(emails()).containsExactly(ana.email(), ana.email());
  }

  @Test
  void who_reads_the_address_that_loses_the_account_is_told_for_three_days() {
    change(NEW);

    takeBack(takeBack());

    UUID request = events(EmailTakenBack.class).get(0).request();
    EmailChanges changes = reception.identity.emailChanges();
    assertThat(changes.formerAddress(account, UniqueData.id())).isEmpty();
    assertThat(changes.formerAddress(account, request)).contains(NEW);
    reception.clock.advance(MailedToken.FAREWELL_LIFETIME);
    assertThat(changes.formerAddress(account, request)).isEmpty();
  }

  @Test
  void what_was_undone_cannot_be_taken_back() {
    change(NEW);
    EmailChanges.Letter first = takeBack();
    reception.clock.advance(Duration.ofHours(1));
    change(NEXT);
    EmailChanges.Letter second = takeBack();

    takeBack(first);

    assertRefused(new TokenVoid(), () -> takeBack(second));
    assertThat(emails()).containsExactly(ana.email(), ana.email());
  }

  @Test
  void of_two_changes_at_once_one_has_an_effect() {
    request(NEW);
    EmailChanges.Letter one = letter();
    request(NEXT);
    EmailChanges.Letter other = letter();
    Callable<EmailAddress> first = () -> confirmed(one);
    Callable<EmailAddress> second = () -> confirmed(other);

    var outcomes = ConcurrentAttempts.atOnce(List.of(first, second, first, second));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    EmailAddress won =
        outcomes.stream().flatMap(o -> o.answer().stream()).findFirst().orElseThrow();
    assertThat(emails()).containsExactly(won, won);
    assertThat(events(EmailChanged.class)).hasSize(1);
  }

  @Test
  void a_token_for_something_else_changes_nothing() {
    SecretToken reset = reset();
    assertVoid(new EmailChanges.Letter(reset, NEW));
    request(NEW);
    EmailChanges.Letter change = letter();
    assertRefused(new TokenVoid(), () -> takeBack(change));
    assertThatThrownBy(() -> reset(change.token())).isInstanceOf(DomainException.class);
  }

  private EmailAddress confirmed(EmailChanges.Letter letter) {
    confirm(letter);
    return letter.address();
  }

  private void change(EmailAddress address) {
    request(address);
    confirm(letter());
  }

  private void request(EmailAddress address) {
    request(address, Reception.PASSWORD);
  }

  private void request(EmailAddress address, String password) {
    reception
        .identity
        .requestEmailChange()
        .handle(new RequestEmailChange.Command(caller(), Password.typed(password), address));
  }

  private SignedInCaller caller() {
    return new SignedInCaller(
        account,
        reception.accessTokens.origin(here.access().value()),
        ClientAddress.of(Reception.HOME));
  }

  private EmailChanges.Letter letter() {
    return letterIfAny().orElseThrow();
  }

  /** What the mail of the latest request has. */
  private Optional<EmailChanges.Letter> letterIfAny() {
    List<EmailChangeRequested> asked = events(EmailChangeRequested.class);
    return reception
        .identity
        .emailChanges()
        .tokenFor(account, asked.get(asked.size() - 1).request());
  }

  private EmailChanges.Letter takeBack() {
    List<EmailChanged> changed = events(EmailChanged.class);
    return reception
        .identity
        .emailChanges()
        .takeBackFor(account, changed.get(changed.size() - 1).request())
        .orElseThrow();
  }

  private void confirm(EmailChanges.Letter letter) {
    reception.identity.confirmEmailChange().handle(new ConfirmEmailChange.Command(letter.token()));
  }

  private void assertVoid(EmailChanges.Letter letter) {
    assertRefused(new TokenVoid(), () -> confirm(letter));
  }

  private void takeBack(EmailChanges.Letter letter) {
    reception
        .identity
        .takeEmailBack()
        .handle(
            new TakeEmailBack.Command(
                letter.token(), Password.typed(OTHER), ClientAddress.of(Reception.HOME)));
  }

  private SecretToken reset() {
    return reception
        .identity
        .passwordResets()
        .tokenFor(account, UniqueData.id(), reception.clock.instant())
        .orElseThrow();
  }

  private void reset(SecretToken token) {
    reception
        .identity
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                token, Password.typed(OTHER), ClientAddress.of(Reception.HOME)));
  }

  private IssuedTokens logIn(String password) {
    return reception.logIn(Role.PATIENT, Identifier.of(ana.cpf()), password, Reception.HOME);
  }

  /** The one to log in with, and where its owner is told things. */
  private List<EmailAddress> emails() {
    return List.of(
        reception.accounts.find(account).flatMap(found -> found.email()).orElseThrow(),
        reception.patients.find(new PatientId(account.value())).orElseThrow().email());
  }

  private <T extends DomainEvent> List<T> events(Class<T> type) {
    return reception.outbox.events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
