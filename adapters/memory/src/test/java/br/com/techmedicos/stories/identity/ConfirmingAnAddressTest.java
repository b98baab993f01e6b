package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AuthenticationViolation.TokenVoid;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.ConfirmEmail;
import br.com.techmedicos.application.identity.ConfirmEmailChange;
import br.com.techmedicos.application.identity.EmailChanges;
import br.com.techmedicos.application.identity.EmailConfirmations;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.RequestEmailChange;
import br.com.techmedicos.application.identity.RequestEmailConfirmation;
import br.com.techmedicos.application.identity.RequestSignUp;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChangeRequested;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.EmailConfirmationRequested;
import br.com.techmedicos.domain.identity.IdentityEvent.KeptEmailWanted;
import br.com.techmedicos.domain.identity.IdentityEvent.SignUpRepeated;
import br.com.techmedicos.domain.identity.IdentityViolation.EmailUnconfirmed;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Signing up where addresses are confirmed. */
class ConfirmingAnAddressTest {

  private final Reception reception = new Reception(true, true);
  private final Person ana = Person.fresh();

  @Test
  void until_a_token_confirms_the_address_its_owner_logs_in_and_does_not_book() {
    AccountId account = signedUp();
    assertThat(logIn()).isNotNull();
    assertRefused(new EmailUnconfirmed(), () -> book(account));
    SecretToken first = token(account);
    SecretToken second = token(account);

    confirm(first);

    book(account);
    assertRefused(new TokenVoid(), () -> confirm(first));
    assertRefused(new TokenVoid(), () -> confirm(second));
    assertThat(tokenIfAny(account, UniqueData.id())).isEmpty();
  }

  @Test
  void where_nobody_confirms_addresses_nothing_is_asked() {
    Reception elsewhere = new Reception();
    elsewhere
        .identity
        .requestSignUp()
        .handle(new RequestSignUp.Command(reception.signUpCommand(ana)));
    Account account =
        elsewhere.accounts.findBy(Role.PATIENT, Identifier.of(ana.cpf())).orElseThrow();
    assertThat(account.emailConfirmed()).isFalse();

    elsewhere.identity.emailRequirement().check(account.id());
  }

  @Test
  void a_token_is_good_for_a_day_and_for_nothing_else() {
    AccountId account = signedUp();
    SecretToken late = token(account);
    SecretToken reset =
        reception
            .identity
            .passwordResets()
            .tokenFor(account, UniqueData.id(), reception.clock.instant())
            .orElseThrow();
    assertRefused(new TokenVoid(), () -> confirm(reset));
    reception.clock.advance(EmailConfirmations.LIFETIME);

    assertRefused(new TokenVoid(), () -> confirm(late));
    assertRefused(new EmailUnconfirmed(), () -> book(account));
    confirm(token(account));
  }

  @Test
  void an_address_that_nobody_confirmed_is_corrected_without_a_way_back_for_its_owner() {
    AccountId account = signedUp();
    EmailAddress right = EmailAddress.parse("certa@example.com");
    reception
        .identity
        .requestEmailChange()
        .handle(
            new RequestEmailChange.Command(
                caller(account), Password.typed(Reception.PASSWORD), right));
    SecretToken token =
        reception
            .identity
            .emailChanges()
            .tokenFor(account, events(EmailChangeRequested.class).get(0).request())
            .orElseThrow()
            .token();

    reception.identity.confirmEmailChange().handle(new ConfirmEmailChange.Command(token));

    assertThat(events(EmailChanged.class)).isEmpty();
    assertThat(reception.accounts.findBy(Role.PATIENT, Identifier.of(right))).isPresent();
    book(account);
  }

  @Test
  void five_requests_a_day_are_answered() {
    AccountId account = signedUp();
    for (int i = 0; i < EmailConfirmations.MOST; i++) {
      token(account);
    }
    assertThat(tokenIfAny(account, UniqueData.id())).isEmpty();
  }

  @Test
  void five_requests_for_another_mail_are_free_in_a_day() {
    AccountId account = signedUp();
    for (int i = 0; i < EmailConfirmations.MOST; i++) {
      requestAgain(account);
    }
    assertRefused(new TooManyAttempts(Duration.ofDays(1)), () -> requestAgain(account));

    reception.clock.advance(Duration.ofDays(1));
    requestAgain(account);
  }

  @Test
  void another_mail_is_sent_on_request_until_the_address_is_confirmed() {
    AccountId account = signedUp();
    assertThat(events(EmailConfirmationRequested.class)).hasSize(1);
    requestAgain(account);
    assertThat(events(EmailConfirmationRequested.class)).hasSize(2);
    confirm(token(account));

    requestAgain(account);

    assertThat(events(EmailConfirmationRequested.class)).hasSize(2);
  }

  @Test
  void who_signs_up_again_changes_nothing_and_the_owner_is_told() {
    AccountId account = signedUp();
    signUp(ana, Reception.ELSEWHERE);

    List<SignUpRepeated> told = events(SignUpRepeated.class);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).account()).isEqualTo(account.value());
    assertThat(events(EmailConfirmationRequested.class)).hasSize(1);
    assertThat(logIn()).isNotNull();
  }

  @Test
  void who_reads_an_address_that_is_kept_is_told_and_the_attempt_counts() {
    Person newcomer = Person.fresh();
    Account before = reception.accounts.find(signedUp()).orElseThrow();
    reception.unitOfWork.run(
        () ->
            reception.accounts.updateEmail(
                before.withEmail(EmailAddress.parse("outra@example.com")),
                Optional.of(reception.clock.instant().plus(ConfirmEmailChange.TAKE_BACK))));

    signUp(newcomer, ana.email());

    assertThat(events(SignUpRepeated.class)).isEmpty();
    KeptEmailWanted told = events(KeptEmailWanted.class).get(0);
    EmailChanges changes = reception.identity.emailChanges();
    assertThat(changes.formerAddress(before.id(), told.request())).contains(ana.email());
    assertThat(reception.accounts.findBy(Role.PATIENT, Identifier.of(newcomer.cpf()))).isEmpty();
    for (int i = 0; i < 8; i++) {
      signUp(newcomer, ana.email());
    }
    assertRefused(new TooManyAttempts(Duration.ofSeconds(30)), () -> signUp(newcomer, ana.email()));
    assertThat(changes.formerAddress(before.id(), told.request())).as("a flood").isEmpty();
  }

  @Test
  void a_cpf_that_is_kept_is_as_any_that_has_an_account() {
    AccountId before = new AccountId(Role.PATIENT, UniqueData.id());
    EmailAddress owner = EmailAddress.parse("titular@example.com");
    reception.unitOfWork.run(
        () ->
            reception.accounts.keepFor(
                owner, Identifier.of(ana.cpf()), before, reception.clock.instant()));

    signUp(ana, Reception.HOME);
    assertThat(events(SignUpRepeated.class)).hasSize(1);
    assertThat(reception.accounts.findBy(Role.PATIENT, Identifier.of(ana.cpf()))).isEmpty();

    signUp(ana, owner);
    assertThat(reception.accounts.findBy(Role.PATIENT, Identifier.of(ana.cpf()))).isPresent();
  }

  @Test
  void of_sign_ups_at_once_one_makes_an_account() {
    Callable<String> attempt =
        () -> {
          signUp(ana, Reception.HOME);
          return "done";
        };

    var outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(4, attempt));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(4);
    assertThat(events(EmailConfirmationRequested.class)).hasSize(1);
    assertThat(events(SignUpRepeated.class)).hasSize(3);
  }

  @Test
  void every_attempt_counts_known_or_not() {
    for (int i = 0; i < 5; i++) {
      signUp(ana, Reception.HOME);
      signUp(Person.fresh(), Reception.HOME);
    }
    TooManyAttempts wait = new TooManyAttempts(Duration.ofSeconds(30));

    assertRefused(wait, () -> signUp(ana, Reception.HOME));
    assertRefused(wait, () -> signUp(Person.fresh(), Reception.HOME));
    signUp(ana, Reception.ELSEWHERE);
    reception.clock.advance(Duration.ofSeconds(30));
    signUp(Person.fresh(), Reception.HOME);
  }

  private AccountId signedUp() {
    signUp(ana, Reception.HOME);
    return reception.accounts.findBy(Role.PATIENT, Identifier.of(ana.cpf())).orElseThrow().id();
  }

  private void signUp(Person person, String address) {
    reception
        .identity
        .requestSignUp()
        .handle(new RequestSignUp.Command(reception.signUpCommand(person, address)));
  }

  private void signUp(Person person, EmailAddress email) {
    RegisterPatient.Command own = reception.signUpCommand(person);
    reception
        .identity
        .requestSignUp()
        .handle(
            new RequestSignUp.Command(
                new RegisterPatient.Command(
                    own.name(), email, own.cpf(), own.birthDate(), own.password(), own.address())));
  }

  private Object logIn() {
    return reception.logIn(
        Role.PATIENT, Identifier.of(ana.cpf()), Reception.PASSWORD, Reception.HOME);
  }

  /** As a booking begins. */
  private void book(AccountId account) {
    reception.identity.emailRequirement().check(account);
  }

  private void confirm(SecretToken token) {
    reception.identity.confirmEmail().handle(new ConfirmEmail.Command(token));
  }

  private void requestAgain(AccountId account) {
    reception
        .identity
        .requestEmailConfirmation()
        .handle(new RequestEmailConfirmation.Command(caller(account)));
  }

  private SignedInCaller caller(AccountId account) {
    return new SignedInCaller(
        account,
        new TokenOrigin(Optional.empty(), reception.clock.instant()),
        ClientAddress.of(Reception.HOME));
  }

  private SecretToken token(AccountId account) {
    return tokenIfAny(account, UniqueData.id()).orElseThrow();
  }

  private Optional<SecretToken> tokenIfAny(AccountId account, UUID request) {
    return reception
        .identity
        .emailConfirmations()
        .tokenFor(account, request, reception.clock.instant());
  }

  private <T extends DomainEvent> List<T> events(Class<T> type) {
    return reception.outbox.events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
