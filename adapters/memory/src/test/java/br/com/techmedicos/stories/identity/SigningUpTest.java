package br.com.techmedicos.stories.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.application.identity.EnsureFirstOperator;
import br.com.techmedicos.application.identity.RegisterPatient;
import br.com.techmedicos.application.identity.UpdatePatientProfile;
import br.com.techmedicos.application.identity.ViewPatientProfile;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRenamed;
import br.com.techmedicos.domain.identity.IdentityViolation;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class SigningUpTest {

  private final Reception reception = new Reception();
  private final Person ana = Person.fresh();

  @Test
  void a_patient_signs_up_and_an_event_tells_of_it() {
    Patient patient = reception.signUp(ana);

    assertThat(view(patient)).usingRecursiveComparison().isEqualTo(patient);
    assertThat(patient.email()).isEqualTo(ana.email());
    assertThat(reception.outbox.events())
        .containsExactly(new PatientRegistered(patient.id(), reception.clock.instant()));
  }

  @Test
  void nobody_signs_up_with_an_address_or_a_cpf_that_someone_has() {
    reception.signUp(ana);
    Person bia = Person.fresh();

    assertRefused(
        new IdentifierTaken(Identifier.Kind.EMAIL), () -> signUpAs(ana.email(), bia.cpf()));
    assertRefused(new IdentifierTaken(Identifier.Kind.CPF), () -> signUpAs(bia.email(), ana.cpf()));
    assertThat(reception.outbox.events()).hasSize(1);
  }

  @Test
  void of_many_who_sign_up_as_the_same_person_one_does() {
    Reception unhurried = new Reception(false);
    List<Callable<Patient>> attempts = Collections.nCopies(12, () -> unhurried.signUp(ana));

    List<Outcome<Patient>> outcomes = ConcurrentAttempts.atOnce(attempts);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(
        new IdentifierTaken(Identifier.Kind.CPF), ConcurrentAttempts.failures(outcomes));
    assertThat(unhurried.outbox.events()).hasSize(1);
  }

  @Test
  void an_eighteenth_birthday_is_counted_in_brasilia() {
    LocalDate birthDate = LocalDate.of(2008, 1, 6);

    reception.clock.setTo(Instant.parse("2026-01-06T02:59:59Z"));
    assertRefused(new IdentityViolation.Underage(18), () -> signUpBornOn(birthDate));

    reception.clock.setTo(Instant.parse("2026-01-06T03:00:00Z"));
    assertThat(signUpBornOn(birthDate).birthDate().value()).isEqualTo(birthDate);
  }

  @Test
  void nobody_is_born_tomorrow() {
    assertRefused(
        new IdentityViolation.BirthDateOutOfRange(), () -> signUpBornOn(LocalDate.of(2026, 1, 6)));
  }

  @Test
  void an_unfit_password_is_refused_before_anything_is_kept() {
    assertThatNobodySignsUpWith("short", new IdentityViolation.PasswordLength(8, 128));
    assertThatNobodySignsUpWith("12345678", new IdentityViolation.PasswordTooCommon());
    assertThatNobodySignsUpWith(
        ana.cpf().formatted(), new IdentityViolation.PasswordTellsWhoseItIs());
    assertThatNobodySignsUpWith(
        ana.email().value(), new IdentityViolation.PasswordTellsWhoseItIs());
    assertThat(reception.outbox.events()).isEmpty();
  }

  @Test
  void who_is_turned_away_in_a_rush_can_sign_up_later() {
    reception.hasher.busy = true;
    assertThatThrownBy(() -> reception.signUp(ana)).isInstanceOf(TooBusy.class);

    reception.hasher.busy = false;
    assertThat(reception.signUp(ana).version()).isEqualTo(1);
  }

  @Test
  void a_patient_changes_the_version_that_they_have_seen_and_no_other() {
    Patient patient = reception.signUp(ana);

    Patient renamed = rename(patient, 1, "Ana Souza");

    assertThat(renamed.name()).isEqualTo(PersonName.parse("Ana Souza"));
    assertThat(renamed.version()).isEqualTo(2);
    assertThat(view(patient)).usingRecursiveComparison().isEqualTo(renamed);
    assertThat(reception.outbox.events())
        .endsWith(new PatientRenamed(patient.id(), reception.clock.instant()));
    assertRefused(new UseCaseViolation.VersionMismatch(), () -> rename(patient, 1, "Ana de Novo"));
    assertThat(view(patient).name()).isEqualTo(PersonName.parse("Ana Souza"));
  }

  @Test
  void nobody_sees_or_changes_a_patient_who_is_not_there() {
    Patient nobody = ana.patient();

    assertRefused(new UseCaseViolation.NotFound(), () -> view(nobody));
    assertRefused(new IdentityViolation.AccountClosed(), () -> rename(nobody, 1, "Nobody"));
  }

  @Test
  void the_first_operator_is_made_once_and_stays_as_they_are() {
    OperatorLogin login = OperatorLogin.parse("operator");
    Account first =
        reception
            .identity
            .ensureFirstOperator()
            .handle(new EnsureFirstOperator.Command(login, Password.typed("the first password")));

    Account again =
        reception
            .identity
            .ensureFirstOperator()
            .handle(new EnsureFirstOperator.Command(login, Password.typed("another password")));

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.passwordHash()).isEqualTo(first.passwordHash());
    assertThat(
            reception
                .logIn(Role.OPERATOR, Identifier.of(login), "the first password", Reception.HOME)
                .access())
        .extracting(reception::caller)
        .isEqualTo(Optional.of(first.id()));
  }

  @Test
  void instances_that_start_at_the_same_time_make_one_operator() {
    Callable<Account> start =
        () ->
            reception
                .identity
                .ensureFirstOperator()
                .handle(
                    new EnsureFirstOperator.Command(
                        OperatorLogin.parse("operator"), Password.typed("the first password")));

    List<Outcome<Account>> outcomes = ConcurrentAttempts.atOnce(Collections.nCopies(8, start));

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(8);
    assertThat(outcomes.stream().map(o -> o.answer().map(Account::id)).distinct()).hasSize(1);
  }

  @Test
  void an_operators_password_is_long_enough_or_the_service_does_not_start() {
    assertRefused(
        new IdentityViolation.PasswordLength(8, 128),
        () ->
            reception
                .identity
                .ensureFirstOperator()
                .handle(
                    new EnsureFirstOperator.Command(
                        OperatorLogin.parse("operator"), Password.typed("1234567"))));
  }

  private void assertThatNobodySignsUpWith(String password, Violation violation) {
    RegisterPatient.Command fit = reception.signUpCommand(ana);
    assertRefused(
        violation,
        () ->
            reception
                .identity
                .registerPatient()
                .handle(
                    new RegisterPatient.Command(
                        fit.name(),
                        fit.email(),
                        fit.cpf(),
                        fit.birthDate(),
                        Password.typed(password),
                        fit.address())));
  }

  private Patient signUpAs(EmailAddress email, Cpf cpf) {
    RegisterPatient.Command one = reception.signUpCommand(ana);
    return reception
        .identity
        .registerPatient()
        .handle(
            new RegisterPatient.Command(
                one.name(), email, cpf, one.birthDate(), one.password(), one.address()));
  }

  private Patient signUpBornOn(LocalDate birthDate) {
    RegisterPatient.Command adult = reception.signUpCommand(ana);
    return reception
        .identity
        .registerPatient()
        .handle(
            new RegisterPatient.Command(
                adult.name(),
                adult.email(),
                adult.cpf(),
                new BirthDate(birthDate),
                adult.password(),
                adult.address()));
  }

  private Patient view(Patient patient) {
    return reception
        .identity
        .viewPatientProfile()
        .handle(new ViewPatientProfile.Query(patient.id()));
  }

  private Patient rename(Patient patient, long version, String name) {
    return reception
        .identity
        .updatePatientProfile()
        .handle(new UpdatePatientProfile.Command(patient.id(), version, PersonName.parse(name)));
  }
}
