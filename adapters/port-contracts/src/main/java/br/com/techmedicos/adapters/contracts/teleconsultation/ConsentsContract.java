package br.com.techmedicos.adapters.contracts.teleconsultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.Consent;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Consents}: consents never change. */
@Promises
public abstract class ConsentsContract {

  private final Instant now = UniqueData.noon().plusNanos(123_456_000);
  private final AppointmentId appointment = new AppointmentId(UniqueData.id());

  /** {@return the consents under test} */
  protected abstract Consents consents();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_consent_is_found_by_its_appointment() {
    Consent given = consent(now, now.plusSeconds(60));
    add(given);

    assertThat(consents().latest(appointment)).contains(given);
    assertThat(consents().latest(new AppointmentId(UniqueData.id()))).isEmpty();
  }

  @Test
  void the_first_consent_to_an_acceptance_stays() {
    Consent first = consent(now, now.plusSeconds(60));
    add(first);
    add(consent(now, now.plusSeconds(90)));

    assertThat(consents().latest(appointment)).contains(first);
  }

  @Test
  void the_consent_to_the_last_acceptance_is_the_one_that_is_found() {
    Consent later = consent(now.plusSeconds(300), now.plusSeconds(301));
    add(later);
    add(consent(now, now.plusSeconds(60)));

    assertThat(consents().latest(appointment)).contains(later);
  }

  @Test
  void consents_given_at_the_same_time_are_one() {
    Callable<Boolean> giving =
        () -> {
          add(consent(now, now.plusSeconds(UniqueData.number())));
          return true;
        };

    assertThat(
            ConcurrentAttempts.failures(ConcurrentAttempts.atOnce(Collections.nCopies(8, giving))))
        .isEmpty();

    assertThat(consents().latest(appointment)).isPresent();
  }

  @Test
  void a_consent_given_in_work_that_fails_is_not_there() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          consents().add(consent(now, now));
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(consents().latest(appointment)).isEmpty();
  }

  @Test
  void all_consents_to_an_appointment_are_told_the_oldest_first() {
    Consent later = consent(now.plusSeconds(300), now.plusSeconds(301));
    Consent first = consent(now, now.plusSeconds(60));
    add(later);
    add(first);

    assertThat(consents().of(appointment)).containsExactly(first, later);
    assertThat(consents().of(new AppointmentId(UniqueData.id()))).isEmpty();
  }

  private void add(Consent consent) {
    unitOfWork().run(() -> consents().add(consent));
  }

  private Consent consent(Instant acceptedAt, Instant givenAt) {
    return new Consent(appointment, acceptedAt, ConsentText.current(), givenAt);
  }
}
