package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.SecretAddressesContract;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.SecretAddresses;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.application.scheduling.CalendarFeed;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract of {@link CalendarFeeds}: an owner has one feed, found by its secret's digest. */
@Promises
public abstract class CalendarFeedsContract extends SecretAddressesContract {

  private final Participant patient = Participant.of(new PatientId(UniqueData.id()));
  private final Participant doctor = Participant.of(new DoctorId(UniqueData.id()));

  /** {@return the feeds under test} */
  protected abstract CalendarFeeds feeds();

  @Override
  protected SecretAddresses addresses() {
    return feeds();
  }

  @Override
  protected void give(AccountId account) {
    put(owner(account));
  }

  @Override
  protected boolean has(AccountId account) {
    return feeds().find(owner(account)).isPresent();
  }

  private static Participant owner(AccountId account) {
    return new Participant(Party.valueOf(account.role().name()), account.value());
  }

  @Test
  void a_feed_is_found_by_its_owner_and_by_its_digest() {
    CalendarFeed ofPatient = put(patient);
    CalendarFeed ofDoctor = put(doctor);

    assertThat(feeds().find(patient)).contains(ofPatient);
    assertThat(feeds().find(ofPatient.digest())).contains(ofPatient);
    assertThat(feeds().find(doctor)).contains(ofDoctor);
    assertThat(feeds().find(ofDoctor.digest())).contains(ofDoctor);
  }

  @Test
  void whoever_has_none_has_none() {
    put(doctor);

    assertThat(feeds().find(patient)).isEmpty();
    assertThat(feeds().find(TokenDigest.of("made up"))).isEmpty();
    assertThat(feeds().find(new TokenDigest(""))).isEmpty();
  }

  @Test
  void a_new_feed_takes_the_place_of_the_old() {
    CalendarFeed old = put(patient);
    CalendarFeed made = put(patient);

    assertThat(feeds().find(patient)).contains(made);
    assertThat(feeds().find(made.digest())).contains(made);
    assertThat(feeds().find(old.digest())).isEmpty();
  }

  @Test
  void a_feed_that_was_removed_is_gone_and_no_other_is() {
    CalendarFeed gone = put(patient);
    CalendarFeed other = put(doctor);
    unitOfWork().run(() -> feeds().remove(patient));
    unitOfWork().run(() -> feeds().remove(patient));

    assertThat(feeds().find(patient)).isEmpty();
    assertThat(feeds().find(gone.digest())).isEmpty();
    assertThat(feeds().find(doctor)).contains(other);
  }

  @Test
  void what_was_rolled_back_was_not_made() {
    CalendarFeed old = put(patient);
    CalendarFeed made = feed(patient);
    RuntimeException failure = new IllegalArgumentException();
    try {
      unitOfWork()
          .run(
              () -> {
                feeds().put(made);
                throw failure;
              });
    } catch (IllegalArgumentException expected) {
      assertThat(expected).isSameAs(failure);
    }

    assertThat(feeds().find(patient)).contains(old);
    assertThat(feeds().find(made.digest())).isEmpty();
  }

  private CalendarFeed put(Participant owner) {
    CalendarFeed feed = feed(owner);
    unitOfWork().run(() -> feeds().put(feed));
    return feed;
  }

  private static CalendarFeed feed(Participant owner) {
    return new CalendarFeed(
        owner,
        UniqueData.id(),
        TokenDigest.of("feed " + UniqueData.number()),
        Instant.parse("2027-03-01T11:00:00.123456Z"));
  }
}
