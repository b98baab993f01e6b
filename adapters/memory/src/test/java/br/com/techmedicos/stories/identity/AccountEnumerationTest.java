package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That somebody is a patient is told, at sign-up, a few times an hour. */
class AccountEnumerationTest {

  private static final String HOME = Reception.HOME;
  private static final String ELSEWHERE = Reception.ELSEWHERE;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final IdentifierTaken KNOWN = new IdentifierTaken(Identifier.Kind.CPF);

  private final Reception reception = new Reception();
  private final Person known = Person.fresh();

  @BeforeEach
  void someone_is_a_patient() {
    signUp(known, ELSEWHERE);
  }

  @Test
  void ten_answers_an_hour_are_free_and_then_everyone_from_there_waits_half_a_minute() {
    askTenTimes();

    assertRefused(wait(30), () -> signUp(known, HOME));
    assertRefused(wait(30), () -> signUp(Person.fresh(), HOME));
    reception.clock.advance(SECOND);
    assertRefused(wait(29), () -> signUp(Person.fresh(), HOME));
  }

  @Test
  void an_honest_newcomer_gets_in_within_the_time_they_are_told_to_wait() {
    askTenTimes();
    Person honest = Person.fresh();
    reception.clock.advance(SECOND.multipliedBy(12));
    assertRefused(wait(18), () -> signUp(honest, HOME));
    assertRefused(wait(18), () -> signUp(known, HOME)); // whoever is refused makes nobody wait

    reception.clock.advance(SECOND.multipliedBy(18));

    assertThat(signUp(honest, HOME).version()).isEqualTo(1);
    assertRefused(wait(30), () -> signUp(known, HOME));
  }

  @Test
  void whom_the_service_fails_makes_nobody_wait() {
    askTenTimes();
    reception.clock.advance(SECOND.multipliedBy(30));
    reception.hasher.busy = true;
    assertThatThrownBy(() -> signUp(Person.fresh(), HOME)).isInstanceOf(TooBusy.class);
    reception.hasher.busy = false;

    assertThat(signUp(Person.fresh(), HOME).version()).isEqualTo(1);
  }

  @Test
  void nobody_elsewhere_is_concerned() {
    askTenTimes();

    assertThat(signUp(Person.fresh(), ELSEWHERE).version()).isEqualTo(1);
    assertRefused(KNOWN, () -> signUp(known, ELSEWHERE));
  }

  @Test
  void a_network_of_one_customer_counts_as_one_address() {
    for (int i = 0; i < 10; i++) {
      String address = "2001:db8:1:1::" + i;
      assertRefused(KNOWN, () -> signUp(known, address));
    }

    assertRefused(wait(30), () -> signUp(known, "2001:db8:1:1:ffff::1"));
    assertRefused(KNOWN, () -> signUp(known, "2001:db8:1:2::1"));
  }

  @Test
  void sign_ups_of_people_without_an_account_count_for_nothing() {
    for (int i = 0; i < 30; i++) {
      signUp(Person.fresh(), HOME);
    }

    askTenTimes();
  }

  @Test
  void an_enumerator_who_never_rests_learns_little_an_hour() {
    int learnt = 0;
    for (int second = 0; second < 3600; second++) {
      learnt += asks() ? 1 : 0;
      reception.clock.advance(SECOND);
    }

    assertThat(learnt).isBetween(11, 130);
  }

  @Test
  void the_next_hour_begins_anew() {
    askTenTimes();
    assertRefused(wait(30), () -> signUp(known, HOME));

    reception.clock.advance(Duration.ofHours(1).plus(SECOND));

    askTenTimes();
    assertThat(reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100)))
        .isEqualTo(1); // the hour before
  }

  @Test
  void of_many_who_ask_at_once_ten_are_told() {
    Callable<Patient> asking = () -> signUp(known, HOME);

    var outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(40, asking));

    assertThat(ConcurrentAttempts.failures(outcomes))
        .hasSize(40)
        .filteredOn(refused -> ((DomainException) refused).violation().equals(KNOWN))
        .hasSize(10);
    assertThat(ConcurrentAttempts.failures(outcomes))
        .filteredOn(refused -> ((DomainException) refused).violation() instanceof TooManyAttempts)
        .hasSize(30);
  }

  @Test
  void nothing_is_hashed_for_who_has_an_account() {
    reception.hasher.busy = true;

    assertRefused(KNOWN, () -> signUp(known, HOME));
  }

  private void askTenTimes() {
    for (int i = 0; i < 10; i++) {
      assertRefused(KNOWN, () -> signUp(known, HOME));
    }
  }

  private boolean asks() {
    try {
      signUp(known, HOME);
      throw new AssertionError("signed up twice");
    } catch (DomainException refused) {
      return refused.violation().equals(KNOWN);
    }
  }

  private Patient signUp(Person person, String address) {
    RegisterPatient.Command command = reception.signUpCommand(person);
    return reception
        .identity
        .registerPatient()
        .handle(
            new RegisterPatient.Command(
                command.name(),
                command.email(),
                command.cpf(),
                command.birthDate(),
                command.password(),
                ClientAddress.of(address)));
  }

  private static TooManyAttempts wait(int seconds) {
    return new TooManyAttempts(Duration.ofSeconds(seconds));
  }
}
