package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract of {@link Patients}: patients are stored unchanged. */
@Promises
public abstract class PatientsContract {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final Person one = Person.fresh();
  private final Person two = Person.fresh();

  /** {@return the patients under test} */
  protected abstract Patients patients();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_patient_is_found_as_they_were_added() {
    Patient patient = one.patient();
    add(patient);

    assertThat(patients().find(patient.id())).get().usingRecursiveComparison().isEqualTo(patient);
    assertThat(patients().find(new PatientId(two.id()))).isEmpty();
  }

  @Test
  void an_update_replaces_the_version_before_it() {
    Patient patient = one.patient();
    add(patient);
    Patient renamed = patient.rename(PersonName.parse("João d’Ávila 🙂"), NOW).aggregate();

    update(renamed);

    assertThat(patients().find(patient.id())).get().usingRecursiveComparison().isEqualTo(renamed);
  }

  @Test
  void of_an_address_that_was_erased_nothing_is_kept() {
    Patient patient = one.patient();
    add(patient);

    update(patient.withoutContact());

    Patient left = patients().find(patient.id()).orElseThrow();
    assertThat(left.email()).isEqualTo(EmailAddress.ERASED);
    assertThat(left).usingRecursiveComparison().isEqualTo(patient.withoutContact());
  }

  @Test
  void an_update_of_a_version_that_was_replaced_is_stale() {
    Patient patient = one.patient();
    add(patient);
    Patient renamed = patient.rename(PersonName.parse("First"), NOW).aggregate();
    update(renamed);

    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(
                        () ->
                            patients()
                                .update(
                                    patient.rename(PersonName.parse("Second"), NOW).aggregate()))
                    .isInstanceOf(StaleVersion.class));
    assertThat(patients().find(patient.id()).map(Patient::name)).contains(renamed.name());
  }

  @Test
  void an_update_of_nobody_is_stale() {
    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(
                        () ->
                            patients()
                                .update(
                                    two.patient()
                                        .rename(PersonName.parse("Nobody"), NOW)
                                        .aggregate()))
                    .isInstanceOf(StaleVersion.class));
  }

  private void add(Patient patient) {
    unitOfWork().run(() -> patients().add(patient));
  }

  private void update(Patient patient) {
    unitOfWork().run(() -> patients().update(patient));
  }
}
