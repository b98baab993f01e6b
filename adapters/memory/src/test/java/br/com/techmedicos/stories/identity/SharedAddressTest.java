package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.stories.identity.Reception.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.application.identity.AuthenticationViolation.TooManyAttempts;
import br.com.techmedicos.application.identity.ForgetOldLogins;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People at the Wi-Fi of a clinic, which has one address, and whoever guesses among them. */
class SharedAddressTest {

  private static final String WIFI = "203.0.113.99";
  private static final String WRONG = "not the password";
  private static final Duration NONE = Duration.ZERO;

  private final Reception reception = new Reception();
  private final Person ana = patient();

  @Test
  void a_hundred_and_five_people_mistype_once_and_get_in_and_the_next_does_too() {
    List<Person> people = patients(105);
    people.forEach(this::mistypeUntilDecided);
    people.forEach(person -> assertIn(person, Duration.ofSeconds(5)));

    assertIn(ana, NONE);
  }

  @Test
  void a_hundred_and_five_people_mistype_once_and_leave_and_the_next_waits_seconds() {
    patients(105).forEach(this::mistypeUntilDecided);

    assertIn(ana, Duration.ofSeconds(5));
  }

  @Test
  void a_guess_that_others_overtook_counts_for_the_address_as_well() {
    patients(94).forEach(this::mistypeUntilDecided);
    Person victim = patient();
    reception.hasher.meanwhile =
        () -> {
          reception.hasher.meanwhile = () -> {};
          for (int i = 0; i < 5; i++) {
            assertThat(attempt(victim, WRONG)).isEqualTo(NONE);
          }
        };
    assertThat(attempt(victim, WRONG)).isPositive();

    assertIn(ana, Duration.ofSeconds(5));
  }

  @Test
  void a_thousand_people_who_mistype_at_the_same_time_are_all_in_within_a_minute() {
    List<Person> outside = new ArrayList<>(patients(1_000));
    Set<Person> mistyped = new HashSet<>();
    Duration longest = NONE;
    Random order = new Random(1);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(outside, order);
      for (Person person : List.copyOf(outside)) {
        Duration wait = attempt(person, mistyped.contains(person) ? PASSWORD : WRONG);
        longest = longest.compareTo(wait) < 0 ? wait : longest;
        if (wait.isZero() && !mistyped.add(person)) {
          outside.remove(person);
        }
      }
      reception.clock.advance(Duration.ofSeconds(6));
    }

    assertThat(outside).isEmpty();
    assertThat(longest).isLessThanOrEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void who_was_told_to_wait_is_decided_then_whatever_others_do_meanwhile() {
    mistype(patients(100));

    Duration wait = attempt(ana, PASSWORD);
    assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(5));
    mistype(patients(1_000));
    reception.clock.advance(wait);
    mistype(patients(1_000));

    assertThat(attempt(ana, PASSWORD)).isZero();
  }

  @Test
  void someone_who_goes_through_the_list_of_doctors_again_and_again_keeps_nobody_waiting() {
    List<Person> doctors = Stream.generate(Person::fresh).limit(60).toList();
    for (int second = 0; second < 1_800; second++) {
      for (Person doctor : doctors) {
        attempt(Role.DOCTOR, Identifier.of(doctor.crm()), WRONG, WIFI);
      }
      reception.clock.advance(Duration.ofSeconds(1));
      if (second % 60 == 0) {
        Person innocent = patient();
        mistypeUntilDecided(innocent);
        assertIn(innocent, Duration.ofSeconds(5));
      }
    }
  }

  @Test
  void failures_drain() {
    mistype(patients(100));
    reception.clock.advance(Duration.ofMinutes(1));

    for (int i = 0; i < 10; i++) {
      assertThat(attempt(patient(), WRONG)).isZero();
    }
    assertThat(attempt(patient(), WRONG)).isPositive();
  }

  @Test
  void whoever_gets_in_pays_back_their_failures() {
    for (int i = 0; i < 100; i++) {
      Person person = patient();
      for (int j = 0; j < 4; j++) {
        assertThat(attempt(person, WRONG)).isZero();
      }
      assertIn(person, NONE);
    }

    assertIn(ana, NONE);
  }

  @Test
  void getting_in_pays_back_ones_own_failures_only() {
    mistype(patients(100));
    Person other = patient();
    assertIn(other, Duration.ofSeconds(5));
    for (int i = 0; i < 4; i++) {
      attempt(other, WRONG);
    }
    assertIn(other, NONE); // it is known by now

    assertThat(attempt(ana, PASSWORD)).isPositive();
  }

  @Test
  void
      a_doctor_without_a_token_whose_registration_is_guessed_from_the_waiting_room_waits_a_minute() {
    Identifier crm = Identifier.of(doctor().crm());
    for (int i = 0; i < 250; i++) {
      reception.clock.advance(guessOn(crm, WIFI));
    }
    guessOn(crm, WIFI);

    Duration wait = attempt(Role.DOCTOR, crm, PASSWORD, WIFI);
    assertThat(wait).isEqualTo(Duration.ofMinutes(1));
    reception.clock.advance(wait);
    assertThat(attempt(Role.DOCTOR, crm, PASSWORD, WIFI)).isZero();
  }

  @Test
  void an_account_has_1_450_guesses_a_day_from_one_address() {
    Identifier crm = Identifier.of(doctor().crm());

    assertThat(guessFor(Duration.ofDays(1), crm, List.of(WIFI))).isBetween(1_400, 1_450);
  }

  @Test
  void an_account_has_2_500_guesses_a_day_and_101_for_each_address_from_many() {
    Identifier crm = Identifier.of(doctor().crm());
    List<String> botnet = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      botnet.add("198.18.0." + i);
    }

    assertThat(guessFor(Duration.ofDays(1), crm, botnet)).isBetween(5_000, 2_500 + 60 * 101);
  }

  @Test
  void an_address_has_a_thousand_guesses_an_hour_and_14_800_a_day() {
    Deque<Identifier> waiting = new ArrayDeque<>();
    Deque<Instant> lastHour = new ArrayDeque<>();
    int guesses = 0;
    int mostInAnHour = 0;
    Instant end = reception.clock.instant().plus(Duration.ofDays(1));
    while (reception.clock.instant().isBefore(end)) {
      Instant now = reception.clock.instant();
      while (waiting.size() < (guesses < 400 ? 350 : 4)) {
        Identifier next = Identifier.of(Person.fresh().crm());
        if (attempt(Role.DOCTOR, next, WRONG, WIFI).isZero()) {
          guesses++;
          lastHour.add(now);
        } else {
          waiting.add(next);
        }
      }
      while (!waiting.isEmpty() && attempt(Role.DOCTOR, waiting.element(), WRONG, WIFI).isZero()) {
        waiting.remove();
        guesses++;
        lastHour.add(now);
      }
      while (!lastHour.element().isAfter(now.minus(Duration.ofHours(1)))) {
        lastHour.remove();
      }
      mostInAnHour = Math.max(mostInAnHour, lastHour.size());
      reception.identity.forgetOldLogins().handle(new ForgetOldLogins.Command(100));
      reception.clock.advance(Duration.ofSeconds(6));
    }

    assertThat(mostInAnHour).isBetween(930, 1_000);
    assertThat(guesses).isBetween(14_700, 14_800);
  }

  /** Guesses at each address as often as it may. */
  private int guessFor(Duration time, Identifier identifier, List<String> addresses) {
    Instant end = reception.clock.instant().plus(time);
    int before = reception.hasher.comparisons.get();
    while (reception.clock.instant().isBefore(end)) {
      Duration shortest =
          addresses.stream()
              .map(address -> guessOn(identifier, address))
              .min(Duration::compareTo)
              .orElseThrow();
      reception.clock.advance(shortest);
    }
    return reception.hasher.comparisons.get() - before;
  }

  private Duration guessOn(Identifier identifier, String address) {
    Duration wait = NONE;
    while (wait.isZero()) {
      wait = attempt(Role.DOCTOR, identifier, WRONG, address);
    }
    return wait;
  }

  private void mistype(List<Person> people) {
    people.forEach(person -> attempt(person, WRONG));
  }

  private void mistypeUntilDecided(Person person) {
    Duration wait = attempt(person, WRONG);
    reception.clock.advance(wait);
    assertThat(wait.isZero() || attempt(person, WRONG).isZero()).isTrue();
  }

  /** Gets in after one wait of at most this long. */
  private void assertIn(Person person, Duration atMost) {
    Duration wait = attempt(person, PASSWORD);
    assertThat(wait).isLessThanOrEqualTo(atMost);
    if (!wait.isZero()) {
      reception.clock.advance(wait);
      assertThat(attempt(person, PASSWORD)).isZero();
    }
  }

  private Duration attempt(Person person, String password) {
    return attempt(Role.PATIENT, Identifier.of(person.email()), password, WIFI);
  }

  /** The wait; zero if the attempt was decided. */
  private Duration attempt(Role role, Identifier identifier, String password, String address) {
    try {
      reception.logIn(role, identifier, password, address);
      return NONE;
    } catch (DomainException refused) {
      return refused.violation() instanceof TooManyAttempts tooMany ? tooMany.retryAfter() : NONE;
    }
  }

  private List<Person> patients(int number) {
    return Stream.generate(this::patient).limit(number).toList();
  }

  private Person patient() {
    Person person = Person.fresh();
    reception.signUp(person);
    return person;
  }

  private Person doctor() {
    Person person = Person.fresh();
    reception.signUpDoctor(person);
    return person;
  }
}
