package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.Identifier.Kind;
import br.com.techmedicos.domain.shared.Reason;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final UUID ID = new UUID(1, 2);
  private static final EmailAddress EMAIL = EmailAddress.parse("ana@example.com");
  private static final Cpf CPF = Cpf.parse("52998224725");
  private static final Crm CRM = new Crm("123456", FederativeUnit.SP);
  private static final PasswordHash HASH = new PasswordHash("$hash$");

  @Test
  void a_doctor_has_a_registration_and_an_address_and_logs_in_by_the_registration() {
    Account account = Account.register(new DoctorId(ID), CRM, EMAIL, HASH);

    assertThat(account.id()).isEqualTo(new AccountId(Role.DOCTOR, ID));
    assertThat(account.identifiers())
        .containsExactlyInAnyOrder(
            new Identifier(Kind.CRM, "123456/SP"), new Identifier(Kind.EMAIL, "ana@example.com"));
    assertThat(Role.DOCTOR.logins()).containsExactly(Kind.CRM);
  }

  @Test
  void a_patient_has_a_cpf_and_an_address_and_logs_in_by_either() {
    Account account = Account.register(new PatientId(ID), CPF, EMAIL, HASH);

    assertThat(account.id()).isEqualTo(new AccountId(Role.PATIENT, ID));
    assertThat(account.identifiers())
        .containsExactlyInAnyOrder(
            new Identifier(Kind.CPF, "52998224725"), new Identifier(Kind.EMAIL, "ana@example.com"));
    assertThat(Role.PATIENT.logins()).containsExactlyInAnyOrder(Kind.CPF, Kind.EMAIL);
  }

  @Test
  void an_operator_has_a_login_in_small_letters() {
    Account account =
        Account.register(new OperatorId(ID), OperatorLogin.parse(" Night.Shift "), HASH);

    assertThat(account.id()).isEqualTo(new AccountId(Role.OPERATOR, ID));
    assertThat(account.identifiers()).containsExactly(new Identifier(Kind.LOGIN, "night.shift"));
    assertThat(Role.OPERATOR.logins()).containsExactly(Kind.LOGIN);
  }

  @Test
  void a_new_account_stands() {
    Account account = Account.register(new PatientId(ID), CPF, EMAIL, HASH);

    assertThat(account.standing()).isEqualTo(AccountStanding.ACTIVE);
    assertThat(account.passwordHash()).isEqualTo(HASH);
    assertThat(account.version()).isEqualTo(1);
  }

  @Test
  void every_change_is_another_version_and_changes_nothing_else() {
    Account account = Account.register(new PatientId(ID), CPF, EMAIL, HASH);
    PasswordHash other = new PasswordHash("$other$");

    Account changed = account.suspend(new Reason("Contas em série.")).withPasswordHash(other);

    assertThat(changed)
        .usingRecursiveComparison()
        .isEqualTo(
            Account.restore(
                account.id(),
                account.identifiers(),
                other,
                AccountStanding.SUSPENDED,
                Optional.of(new Reason("Contas em série.")),
                true,
                3));
    assertThat(changed.reinstate())
        .usingRecursiveComparison()
        .isEqualTo(
            Account.restore(
                account.id(),
                account.identifiers(),
                other,
                AccountStanding.ACTIVE,
                Optional.empty(),
                true,
                4));
    assertThat(account.standing()).isEqualTo(AccountStanding.ACTIVE);
  }

  @Test
  void who_signs_up_may_have_to_confirm_the_address() {
    Account account = Account.register(new PatientId(ID), CPF, EMAIL, HASH);
    assertThat(account.emailConfirmed()).isTrue();

    Account unconfirmed = account.unconfirmed();

    assertThat(unconfirmed.emailConfirmed()).isFalse();
    assertThat(unconfirmed.version()).isEqualTo(1);
    assertThat(unconfirmed.withPasswordHash(HASH).reinstate().emailConfirmed()).isFalse();
    assertThat(unconfirmed.confirmed().emailConfirmed()).isTrue();
    assertThat(unconfirmed.confirmed().version()).isEqualTo(2);
  }

  @Test
  void identifiers_cannot_be_changed_from_outside() {
    Set<Identifier> identifiers = new HashSet<>(Set.of(Identifier.of(EMAIL)));
    Account account =
        Account.restore(
            new AccountId(Role.PATIENT, ID),
            identifiers,
            HASH,
            AccountStanding.ACTIVE,
            Optional.empty(),
            true,
            1);

    identifiers.clear();

    assertThat(account.identifiers()).containsExactly(Identifier.of(EMAIL));
  }
}
