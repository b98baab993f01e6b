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
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.IssuedTokens;
import br.com.techmedicos.application.identity.PasswordResets;
import br.com.techmedicos.application.identity.RequestPasswordReset;
import br.com.techmedicos.application.identity.ResetPassword;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.SignedInCaller;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordChanged;
import br.com.techmedicos.domain.identity.IdentityEvent.PasswordResetRequested;
import br.com.techmedicos.domain.identity.IdentityViolation.PasswordTellsWhoseItIs;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.DomainEvent;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgottenPasswordTest {

  private static final String OTHER = "outra senha bem longa";

  private final Reception reception = new Reception();
  private final Person bruno = Person.fresh();
  private AccountId account;

  @BeforeEach
  void signUp() {
    account = reception.signUpDoctor(bruno);
  }

  @Test
  void a_token_gives_a_new_password_and_ends_all_sessions() {
    IssuedTokens session = logIn(Reception.PASSWORD);

    reset(token(), OTHER);

    assertRefused(new LoginRefused(), () -> logIn(Reception.PASSWORD));
    assertRefused(new SessionOver(), () -> reception.refresh(session.refresh()));
    assertThat(logIn(OTHER)).isNotNull();
    assertThat(events(PasswordChanged.class)).hasSize(1);
  }

  @Test
  void a_token_is_for_one_use_and_voids_the_others() {
    SecretToken first = token();
    SecretToken second = token();
    reset(first, OTHER);

    assertVoid(first);
    assertVoid(second);
    assertVoid(new SecretToken("made up"));
  }

  @Test
  void a_token_is_good_for_half_an_hour() {
    SecretToken one = token();
    SecretToken other = token();
    reception.clock.advance(PasswordResets.LIFETIME.minusMillis(1));
    SecretToken young = token();
    reset(one, OTHER);
    assertVoid(other);
    reception.clock.advance(Duration.ofMillis(1));
    assertVoid(young);
  }

  @Test
  void an_old_token_is_void_even_if_it_was_never_used() {
    SecretToken token = token();
    reception.clock.advance(PasswordResets.LIFETIME);

    assertVoid(token);
    reception.clock.advance(Duration.ofMillis(1));
    assertThat(reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(10)))
        .isEqualTo(1);
  }

  @Test
  void whatever_is_old_is_forgotten_however_little_at_once() {
    token();
    token();
    token();
    reception.clock.advance(PasswordResets.LIFETIME.plusMillis(1));

    assertThat(reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(1)))
        .isEqualTo(3);
    assertThat(reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(1)))
        .isZero();
  }

  @Test
  void a_password_that_is_refused_does_not_use_the_token_up() {
    SecretToken token = token();

    assertRefused(new PasswordTellsWhoseItIs(), () -> reset(token, bruno.email().value()));

    reset(token, OTHER);
    assertThat(logIn(OTHER)).isNotNull();
  }

  @Test
  void at_most_three_requests_are_answered_at_a_time_however_often_a_mail_is_tried() {
    UUID request = UniqueData.id();
    SecretToken tried = tokenFor(request).orElseThrow();
    for (int i = 1; i < PasswordResets.MOST; i++) {
      tokenFor(request).orElseThrow();
      token();
    }
    assertThat(tokenIfAny()).isEmpty();
    SecretToken sent = tokenFor(request).orElseThrow();

    reset(sent, OTHER);
    assertVoid(tried);
    reception.clock.advance(PasswordResets.LIFETIME);
    assertThat(tokenIfAny()).isPresent();
  }

  @Test
  void a_request_that_waited_for_half_an_hour_gets_no_token() {
    var requestedAt = reception.clock.instant();
    reception.clock.advance(PasswordResets.LIFETIME);

    assertThat(reception.identity.passwordResets().tokenFor(account, UniqueData.id(), requestedAt))
        .isEmpty();
  }

  @Test
  void a_suspended_account_gets_no_token_and_its_tokens_are_void() {
    SecretToken token = token();
    reception
        .identity
        .suspendAccount()
        .handle(new SuspendAccount.Command(account, new Reason("Registro cassado.")));

    assertVoid(token);
    assertThat(tokenIfAny()).isEmpty();
    assertThat(reception.mailedTokens.find(token.digest())).isEmpty();
  }

  @Test
  void a_suspension_while_a_password_is_reset_voids_the_token() {
    SecretToken token = token();
    reception.hasher.meanwhile =
        () ->
            reception
                .identity
                .suspendAccount()
                .handle(new SuspendAccount.Command(account, new Reason("Registro cassado.")));

    assertVoid(token);
  }

  @Test
  void a_new_password_revokes_the_secret_address_of_a_calendar() {
    Participant doctor = new Participant(Party.DOCTOR, account.value());
    CalendarFeed feed =
        new CalendarFeed(
            doctor, UniqueData.id(), TokenDigest.of("secret"), reception.clock.instant());
    reception.feeds.put(feed);
    reset(token(), OTHER);
    assertThat(reception.feeds.find(doctor)).isEmpty();

    reception.feeds.put(feed);
    change(Optional.empty(), OTHER, Reception.PASSWORD);
    assertThat(reception.feeds.find(doctor)).isEmpty();
  }

  @Test
  void a_request_from_before_a_new_password_gets_no_token_after_it() {
    UUID request = UniqueData.id();
    Instant requestedAt = reception.clock.instant();
    PasswordResets resets = reception.identity.passwordResets();
    SecretToken token = resets.tokenFor(account, request, requestedAt).orElseThrow();
    reception.clock.advance(Duration.ofSeconds(1));
    reset(token, OTHER);

    assertThat(resets.tokenFor(account, request, requestedAt)).isEmpty();
    assertThat(tokenIfAny()).isEmpty(); // of the same instant
    reception.clock.advance(Duration.ofMillis(1));
    Instant again = reception.clock.instant();
    assertThat(resets.tokenFor(account, UniqueData.id(), again)).isPresent();

    reception.clock.advance(Duration.ofSeconds(1));
    change(Optional.empty(), OTHER, Reception.PASSWORD);
    assertThat(resets.tokenFor(account, UniqueData.id(), again)).isEmpty();
  }

  @Test
  void a_change_voids_what_was_issued_while_it_was_checked() {
    AtomicReference<TokenOrigin> meanwhile = new AtomicReference<>();
    reception.hasher.meanwhile =
        () -> {
          reception.clock.advance(Duration.ofSeconds(1));
          meanwhile.set(nameless());
          reception.clock.advance(Duration.ofSeconds(1));
        };

    change(Optional.empty(), Reception.PASSWORD, OTHER);

    assertThat(reception.standings.of(account, meanwhile.get())).isEmpty();
  }

  @Test
  void a_doctors_name_is_no_password() {
    reception.doctorNames.put(
        new DoctorId(account.value()), PersonName.parse("Bruno Alencar Dias"));

    assertRefused(new PasswordTellsWhoseItIs(), () -> reset(token(), "bruno alencar dias"));
    assertRefused(
        new PasswordTellsWhoseItIs(),
        () -> change(Optional.empty(), Reception.PASSWORD, "Bruno Alencar Dias"));
  }

  @Test
  void a_request_that_the_service_fails_to_keep_does_not_count() {
    Identifier crm = Identifier.of(bruno.crm());
    for (int i = 0; i < 5; i++) {
      request(crm, Reception.HOME);
    }
    reception.clock.advance(Duration.ofSeconds(1));
    reception.beforeId =
        () -> {
          throw new IllegalStateException("the disk is full");
        };
    assertThatThrownBy(() -> request(crm, Reception.HOME))
        .isInstanceOf(IllegalStateException.class);
    reception.beforeId = () -> {};

    request(crm, Reception.HOME);
  }

  @Test
  void an_access_token_that_names_no_session_is_void_after_a_reset() {
    TokenOrigin old = nameless();
    assertThat(reception.standings.of(account, old)).isPresent();
    reception.clock.advance(Duration.ofSeconds(1));

    reset(token(), OTHER);

    assertThat(reception.standings.of(account, old)).isEmpty();
    assertThat(reception.standings.of(account, nameless())).isPresent();
  }

  @Test
  void a_request_leaves_the_same_behind_whether_or_not_there_is_an_account() {
    request(Identifier.of(bruno.crm()), Reception.HOME);
    request(Identifier.of(bruno.email()), Reception.HOME);
    request(Identifier.of(Person.fresh().crm()), Reception.HOME);

    List<PasswordResetRequested> requests = events(PasswordResetRequested.class);
    assertThat(requests).hasSize(3);
    assertThat(requests.subList(0, 2))
        .allMatch(event -> event.account().equals(account.value()) && event.role() == Role.DOCTOR);
    assertThat(requests.get(2).account()).isNotEqualTo(account.value());
    assertThat(requests)
        .extracting(PasswordResetRequested::aggregateId)
        .doesNotContain(account.value())
        .doesNotHaveDuplicates();
    assertThat(
            reception
                .identity
                .passwordResets()
                .tokenFor(
                    new AccountId(Role.DOCTOR, requests.get(2).account()),
                    UniqueData.id(),
                    reception.clock.instant()))
        .isEmpty();
  }

  @Test
  void a_flood_of_requests_for_somebody_is_slowed_down_known_or_not() {
    for (Identifier whom : List.of(Identifier.of(bruno.crm()), unknown())) {
      for (int i = 0; i < 5; i++) {
        request(whom, Reception.HOME);
      }
      assertRefused(
          new TooManyAttempts(Duration.ofSeconds(1)), () -> request(whom, Reception.HOME));
      request(whom, Reception.ELSEWHERE);
    }
    assertThat(logIn(Reception.PASSWORD)).isNotNull(); // counts apart
  }

  @Test
  void a_flood_of_requests_from_an_address_stops_nobody_known_there_and_nobody_elsewhere() {
    logIn(Reception.PASSWORD);
    for (int i = 0; i < 100; i++) {
      request(unknown(), Reception.HOME);
    }
    Identifier newcomer = unknown();
    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(5)), () -> request(newcomer, Reception.HOME));
    reception.clock.advance(Duration.ofSeconds(5));
    request(newcomer, Reception.HOME); // when told to come back

    List<Identifier> greedy = Stream.generate(ForgottenPasswordTest::unknown).limit(400).toList();
    assertThat(requested(greedy)).isZero();
    reception.clock.advance(Duration.ofSeconds(5));
    assertThat(requested(greedy)).isBetween(200L, 300L); // the reserve

    Identifier late = unknown();
    assertThat(requested(List.of(late))).isZero();
    reception.clock.advance(Duration.ofSeconds(5));
    requested(greedy);
    assertThat(requested(List.of(late))).isZero(); // its turn, but they were quicker
    request(Identifier.of(bruno.crm()), Reception.HOME);
    request(late, Reception.ELSEWHERE);
  }

  /** How many of them were heard. */
  private long requested(List<Identifier> whom) {
    return whom.stream().filter(this::isHeard).count();
  }

  private boolean isHeard(Identifier whom) {
    try {
      request(whom, Reception.HOME);
      return true;
    } catch (DomainException refused) {
      assertThat(refused.violation()).isInstanceOf(TooManyAttempts.class);
      return false;
    }
  }

  @Test
  void of_resets_at_once_one_has_an_effect() {
    List<SecretToken> tokens = List.of(token(), token(), token());
    List<Callable<String>> resets =
        Stream.concat(tokens.stream(), tokens.stream())
            .<Callable<String>>map(
                token ->
                    () -> {
                      reset(token, "senha nova de " + token.value());
                      return "senha nova de " + token.value();
                    })
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(resets);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    String won = outcomes.stream().flatMap(o -> o.answer().stream()).findFirst().orElseThrow();
    assertThat(logIn(won)).isNotNull();
    assertThat(events(PasswordChanged.class)).hasSize(1);
  }

  @Test
  void a_login_that_was_being_checked_when_the_password_changed_fails() {
    SecretToken token = token();
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          reset(token, OTHER);
        };

    assertRefused(new LoginRefused(), () -> logIn(Reception.PASSWORD));
  }

  @Test
  void a_change_needs_the_old_password_and_ends_the_other_sessions() {
    IssuedTokens here = logIn(Reception.PASSWORD);
    IssuedTokens there = logIn(Reception.PASSWORD);
    SecretToken forgotten = token();
    Optional<SessionId> session = reception.accessTokens.origin(here.access().value()).session();

    assertRefused(new WrongPassword(), () -> change(session, "uma errada", OTHER));
    change(session, Reception.PASSWORD, OTHER);

    assertThat(session).isPresent();
    assertThat(reception.refresh(here.refresh())).isNotNull();
    assertRefused(new SessionOver(), () -> reception.refresh(there.refresh()));
    assertVoid(forgotten);
    assertThat(logIn(OTHER)).isNotNull();
  }

  @Test
  void a_change_without_a_session_of_ours_ends_all() {
    IssuedTokens there = logIn(Reception.PASSWORD);

    change(Optional.empty(), Reception.PASSWORD, OTHER);

    assertRefused(new SessionOver(), () -> reception.refresh(there.refresh()));
  }

  @Test
  void guesses_of_the_old_password_count_as_logins_do() {
    for (int i = 0; i < 5; i++) {
      assertRefused(new WrongPassword(), () -> change(Optional.empty(), "uma errada", OTHER));
    }

    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(1)),
        () -> change(Optional.empty(), Reception.PASSWORD, OTHER));
    assertRefused(new TooManyAttempts(Duration.ofSeconds(1)), () -> logIn(Reception.PASSWORD));
  }

  @Test
  void a_change_that_was_being_checked_when_the_password_was_reset_fails() {
    SecretToken token = token();
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          reset(token, OTHER);
        };

    assertRefused(
        new WrongPassword(),
        () -> change(Optional.empty(), Reception.PASSWORD, "mais uma senha bem longa"));
    assertThat(logIn(OTHER)).isNotNull();
  }

  @Test
  void a_hash_that_was_only_renewed_meanwhile_is_no_wrong_guess() {
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          reception.hasher.effort = "more";
          logIn(Reception.PASSWORD);
        };

    change(Optional.empty(), Reception.PASSWORD, OTHER);

    assertThat(logIn(OTHER)).isNotNull();
  }

  private TokenOrigin nameless() {
    return new TokenOrigin(Optional.empty(), reception.clock.instant());
  }

  private static Identifier unknown() {
    return Identifier.of(Person.fresh().crm());
  }

  private void request(Identifier whom, String address) {
    reception
        .identity
        .requestPasswordReset()
        .handle(new RequestPasswordReset.Command(Role.DOCTOR, whom, ClientAddress.of(address)));
  }

  private SecretToken token() {
    return tokenIfAny().orElseThrow();
  }

  private Optional<SecretToken> tokenIfAny() {
    return tokenFor(UniqueData.id());
  }

  private Optional<SecretToken> tokenFor(UUID request) {
    return reception
        .identity
        .passwordResets()
        .tokenFor(account, request, reception.clock.instant());
  }

  private void reset(SecretToken token, String password) {
    reception
        .identity
        .resetPassword()
        .handle(
            new ResetPassword.Command(
                token, Password.typed(password), ClientAddress.of(Reception.HOME)));
  }

  private void change(Optional<SessionId> session, String current, String chosen) {
    reception
        .identity
        .changePassword()
        .handle(
            new ChangePassword.Command(
                new SignedInCaller(
                    account,
                    new TokenOrigin(session, reception.clock.instant()),
                    ClientAddress.of(Reception.HOME)),
                Password.typed(current),
                Password.typed(chosen)));
  }

  private void assertVoid(SecretToken token) {
    assertRefused(new TokenVoid(), () -> reset(token, OTHER));
  }

  private IssuedTokens logIn(String password) {
    return reception.logIn(Role.DOCTOR, Identifier.of(bruno.crm()), password, Reception.HOME);
  }

  private <T extends DomainEvent> List<T> events(Class<T> type) {
    return reception.outbox.events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
