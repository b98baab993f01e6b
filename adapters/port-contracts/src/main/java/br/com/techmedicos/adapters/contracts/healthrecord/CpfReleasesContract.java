package br.com.techmedicos.adapters.contracts.healthrecord;

import static br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment.somePatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.datasubject.CpfRelease;
import br.com.techmedicos.application.healthrecord.datasubject.CpfReleases;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.shared.Reason;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link CpfReleases}. */
@Promises
public abstract class CpfReleasesContract {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");

  private final Cpf cpf = Person.fresh().cpf();

  /** Returns the releases under test. */
  protected abstract CpfReleases releases();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_cpf_that_nobody_took_was_never_released() {
    assertThat(releases().latest(cpf)).isEmpty();
  }

  @Test
  void the_last_release_of_a_cpf_is_known_and_no_other_with_it() {
    add(release(NOON.plusSeconds(1)));
    add(release(NOON));

    assertThat(releases().latest(cpf)).contains(NOON.plusSeconds(1));
    assertThat(releases().latest(Person.fresh().cpf())).isEmpty();
  }

  @Test
  void a_release_that_is_undone_never_was() {
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          releases().add(release(NOON));
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(releases().latest(cpf)).isEmpty();
  }

  private void add(CpfRelease release) {
    unitOfWork().run(() -> releases().add(release));
  }

  private CpfRelease release(Instant at) {
    return new CpfRelease(
        somePatient(), cpf, new OperatorId(new UUID(7, 7)), new Reason("It is hers."), at);
  }
}
