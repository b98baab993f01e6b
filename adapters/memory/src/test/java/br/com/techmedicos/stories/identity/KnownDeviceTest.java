package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static br.com.techmedicos.stories.identity.Reception.ELSEWHERE;
import static br.com.techmedicos.stories.identity.Reception.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.application.identity.AuthenticationViolation.LoginRefused;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.DeviceToken;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.ReinstateAccount;
import br.com.techmedicos.application.identity.SuspendAccount;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Doctors on devices on which they have logged in before. */
class KnownDeviceTest {

  private static final String WIFI = "203.0.113.99";
  private static final String WRONG = "not the password";

  private final Reception reception = new Reception();
  private final Person bruno = Person.fresh();
  private final AccountId account = reception.signUpDoctor(bruno);
  private final DeviceToken device = logIn(bruno, PASSWORD, ELSEWHERE, Optional.empty());

  @Test
  void a_doctor_is_in_at_once_while_someone_in_the_waiting_room_guesses() {
    for (int i = 0; i < 20; i++) {
      fails(bruno, WIFI, Optional.empty());
    }

    assertThat(logIn(bruno, PASSWORD, WIFI, Optional.of(device))).isNotNull();
  }

  @Test
  void a_doctor_is_in_at_once_behind_an_address_that_must_wait() {
    for (int i = 0; i < 400; i++) {
      fails(Person.fresh(), WIFI, Optional.empty());
    }

    assertThat(logIn(bruno, PASSWORD, WIFI, Optional.of(device))).isNotNull();
  }

  @Test
  void what_a_device_mistypes_is_counted_for_it_alone() {
    for (int i = 0; i < 5; i++) {
      assertWrong(Optional.of(device));
    }
    assertMustWait(Duration.ofSeconds(1), Optional.of(device));

    for (int i = 0; i < 5; i++) {
      assertWrong(Optional.empty());
    }
    assertMustWait(Duration.ofSeconds(1), Optional.empty());
  }

  @Test
  void a_token_is_good_for_ten_failures_and_then_ignored() {
    failTenTimes(device);
    for (int i = 0; i < 5; i++) {
      assertWrong(Optional.of(device)); // counted as without a token
    }
    assertMustWait(Duration.ofSeconds(1), Optional.empty());
    assertMustWait(Duration.ofSeconds(1), Optional.of(device));
    reception.clock.advance(Duration.ofSeconds(1));

    DeviceToken next = logIn(bruno, PASSWORD, WIFI, Optional.of(device));

    for (int i = 0; i < 5; i++) {
      assertWrong(Optional.of(next));
    }
    assertMustWait(Duration.ofSeconds(1), Optional.of(next));
  }

  @Test
  void a_stolen_token_has_ten_guesses_however_long_it_waits_and_whatever_the_owner_does() {
    DeviceToken owners = device;
    int guesses = 0;
    for (int halfDay = 0; halfDay < 179; halfDay++) {
      reception.clock.advance(Duration.ofHours(12));
      forgetOldLogins();
      owners = logIn(bruno, PASSWORD, ELSEWHERE, Optional.of(owners));
      String address = "192.0.2." + halfDay;
      useUpWhatCountsWithoutToken(address);
      guesses += fails(bruno, address, Optional.of(device)) ? 1 : 0;
    }

    assertThat(guesses).isEqualTo(10);
  }

  @Test
  void a_stolen_token_used_all_at_once_has_five_guesses() {
    compareOnlyWhenAllAreAdmitted(16);
    List<Callable<DeviceToken>> guesses =
        Collections.nCopies(16, () -> logIn(bruno, WRONG, WIFI, Optional.of(device)));
    List<Outcome<DeviceToken>> outcomes = ConcurrentAttempts.atOnce(guesses);

    assertThat(outcomes).filteredOn(outcome -> isRefused(outcome)).hasSize(5);
  }

  @Test
  void the_first_wrong_passwords_without_a_token_are_five_too_if_they_come_all_at_once() {
    compareOnlyWhenAllAreAdmitted(16);
    List<Callable<DeviceToken>> guesses =
        Collections.nCopies(16, () -> logIn(bruno, WRONG, WIFI, Optional.empty()));
    List<Outcome<DeviceToken>> outcomes = ConcurrentAttempts.atOnce(guesses);

    assertThat(outcomes).filteredOn(outcome -> isRefused(outcome)).hasSize(5);
  }

  @Test
  void a_token_is_nothing_to_another_account_or_after_three_months_or_altered() {
    Person rita = Person.fresh();
    reception.signUpDoctor(rita);
    DeviceToken foreign = logIn(rita, PASSWORD, ELSEWHERE, Optional.empty());
    assertIgnored(foreign);
    assertIgnored(new DeviceToken(""));
    assertIgnored(new DeviceToken("made up"));
    assertIgnored(new DeviceToken("A".repeat(32)));
    char last = device.value().charAt(10);
    assertIgnored(
        new DeviceToken(
            device.value().substring(0, 10)
                + (last == 'A' ? 'B' : 'A')
                + device.value().substring(11)));

    reception.clock.advance(Duration.ofDays(90));
    assertIgnored(device);
  }

  @Test
  void a_token_lasts_three_months_and_each_login_brings_a_new_one() {
    reception.clock.advance(Duration.ofDays(90).minusSeconds(1));
    DeviceToken next = logIn(bruno, PASSWORD, WIFI, Optional.of(device));

    assertThat(next).isNotEqualTo(device);
    reception.clock.advance(Duration.ofDays(89));
    useUpWhatCountsWithoutToken("198.51.100.77");
    assertThat(logIn(bruno, PASSWORD, "198.51.100.77", Optional.of(next))).isNotNull();
  }

  @Test
  void a_new_password_makes_all_tokens_void() {
    reception.unitOfWork.run(
        () -> {
          Account now = reception.accounts.find(account).orElseThrow();
          reception.accounts.update(
              now.withPasswordHash(reception.hasher.hash(Password.typed("outra senha longa"))));
        });

    assertIgnored(device);
  }

  @Test
  void a_token_opens_no_suspended_account_and_goes_on_when_it_is_reinstated() {
    reception
        .identity
        .suspendAccount()
        .handle(new SuspendAccount.Command(account, new Reason("Contas em série.")));
    assertRefused(new LoginRefused(), () -> logIn(bruno, PASSWORD, WIFI, Optional.of(device)));

    reception.identity.reinstateAccount().handle(new ReinstateAccount.Command(account));
    useUpWhatCountsWithoutToken(WIFI);
    assertThat(logIn(bruno, PASSWORD, WIFI, Optional.of(device))).isNotNull();
  }

  @Test
  void a_login_from_a_known_device_writes_no_count() {
    logIn(bruno, PASSWORD, WIFI, Optional.of(device));

    reception.clock.advance(Duration.ofDays(91));
    assertThat(forgetOldLogins()).isEqualTo(3); // two sessions, and that ELSEWHERE was known
  }

  private void compareOnlyWhenAllAreAdmitted(int attempts) {
    CountDownLatch admitted = new CountDownLatch(attempts);
    reception.hasher.meanwhile =
        () -> {
          admitted.countDown();
          try {
            assertThat(admitted.await(1, TimeUnit.MINUTES)).isTrue();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        };
  }

  private void failTenTimes(DeviceToken token) {
    for (int i = 0; i < 10; i++) {
      assertWrong(Optional.of(token));
      reception.clock.advance(Duration.ofMinutes(1));
    }
  }

  private void assertIgnored(DeviceToken token) {
    String address = "an address for " + token.value();
    useUpWhatCountsWithoutToken(address);
    assertRefused(
        new TooManyAttempts(Duration.ofSeconds(1)),
        () -> logIn(bruno, PASSWORD, address, Optional.of(token)));
  }

  private void useUpWhatCountsWithoutToken(String address) {
    for (int i = 0; i < 5; i++) {
      assertRefused(new LoginRefused(), () -> logIn(bruno, WRONG, address, Optional.empty()));
    }
  }

  private int forgetOldLogins() {
    return reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(1_000));
  }

  private void assertWrong(Optional<DeviceToken> token) {
    assertRefused(new LoginRefused(), () -> logIn(bruno, WRONG, WIFI, token));
  }

  private void assertMustWait(Duration wait, Optional<DeviceToken> token) {
    assertRefused(new TooManyAttempts(wait), () -> logIn(bruno, WRONG, WIFI, token));
  }

  private static boolean isRefused(Outcome<?> outcome) {
    return outcome
        .failure()
        .filter(DomainException.class::isInstance)
        .map(DomainException.class::cast)
        .filter(refused -> refused.violation() instanceof LoginRefused)
        .isPresent();
  }

  /** Whether a wrong password was compared. */
  private boolean fails(Person doctor, String address, Optional<DeviceToken> token) {
    int before = reception.hasher.comparisons.get();
    try {
      logIn(doctor, WRONG, address, token);
    } catch (DomainException expected) {
      return reception.hasher.comparisons.get() > before;
    }
    throw new AssertionError("a wrong password was accepted");
  }

  private DeviceToken logIn(
      Person doctor, String password, String address, Optional<DeviceToken> token) {
    return reception
        .logIn(Role.DOCTOR, Identifier.of(doctor.crm()), password, address, token)
        .device();
  }
}
