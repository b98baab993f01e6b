package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRenamed;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);
  private static final PatientId ID = new PatientId(new UUID(1, 2));

  @Test
  void an_adult_signs_up_from_the_eighteenth_birthday_on() {
    Transition<Patient, PatientRegistered> registered = register(LocalDate.of(2008, 1, 5));

    Patient patient = registered.aggregate();
    assertThat(patient.id()).isEqualTo(ID);
    assertThat(patient.name()).isEqualTo(PersonName.parse("Ana Silva"));
    assertThat(patient.email()).isEqualTo(EmailAddress.parse("ana@example.com"));
    assertThat(patient.cpf()).isEqualTo(Cpf.parse("52998224725"));
    assertThat(patient.birthDate().value()).isEqualTo(LocalDate.of(2008, 1, 5));
    assertThat(patient.version()).isEqualTo(1);
    assertThat(registered.event()).isEqualTo(new PatientRegistered(ID, NOW));
    assertThat(registered.event().aggregateId()).isEqualTo(ID.value());
  }

  @Test
  void a_minor_does_not_sign_up() {
    DomainException refusal =
        catchThrowableOfType(DomainException.class, () -> register(LocalDate.of(2008, 1, 6)));

    assertThat(refusal.violation()).isEqualTo(new IdentityViolation.Underage(18));
  }

  @Test
  void a_new_name_is_another_version_and_leaves_the_rest() {
    Patient before = register(LocalDate.of(1980, 1, 1)).aggregate();

    Transition<Patient, PatientRenamed> renamed = before.rename(PersonName.parse("Ana Souza"), NOW);

    assertThat(renamed.aggregate())
        .usingRecursiveComparison()
        .isEqualTo(
            Patient.restore(
                ID,
                PersonName.parse("Ana Souza"),
                before.email(),
                before.cpf(),
                before.birthDate(),
                NOW,
                2));
    assertThat(renamed.event()).isEqualTo(new PatientRenamed(ID, NOW));
    assertThat(renamed.event().aggregateId()).isEqualTo(ID.value());
    assertThat(before.name()).isEqualTo(PersonName.parse("Ana Silva"));
  }

  private static Transition<Patient, PatientRegistered> register(LocalDate birthDate) {
    return Patient.register(
        ID,
        PersonName.parse("  Ana Silva "),
        EmailAddress.parse("ana@example.com"),
        Cpf.parse("52998224725"),
        new BirthDate(birthDate),
        TODAY,
        NOW);
  }

  @Test
  void who_is_told_nothing_any_more_keeps_the_rest() {
    Patient before = register(LocalDate.of(1980, 1, 1)).aggregate();

    assertThat(before.withoutContact())
        .usingRecursiveComparison()
        .isEqualTo(
            Patient.restore(
                ID,
                before.name(),
                EmailAddress.ERASED,
                before.cpf(),
                before.birthDate(),
                before.registeredAt(),
                2));
  }
}
