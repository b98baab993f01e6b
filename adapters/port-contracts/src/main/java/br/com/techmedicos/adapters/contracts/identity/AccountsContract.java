package br.com.techmedicos.adapters.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import br.com.techmedicos.domain.shared.Violation;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** One account per identifier and role, whatever happens at the same time. */
public abstract class AccountsContract {

  /** {@return the accounts to test, none there yet} */
  protected abstract Accounts accounts();

  /** {@return what they take part in} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void an_account_is_found_by_its_id_as_it_was_added() {
    Account added = People.doctorAccount(1);
    add(added);

    Account found = accounts().find(added.id()).orElseThrow();

    assertSame(found, added);
  }

  @Test
  void an_account_is_found_by_each_of_its_identifiers() {
    Account patient = People.patientAccount(1);
    Account operator =
        Account.register(
            new OperatorId(People.id(2)), OperatorLogin.parse("night.shift"), People.NO_PASSWORD);
    add(patient);
    add(operator);

    assertSame(findBy(Role.PATIENT, Identifier.of(People.cpf(1))).orElseThrow(), patient);
    assertSame(findBy(Role.PATIENT, Identifier.of(People.email(1))).orElseThrow(), patient);
    assertSame(
        findBy(Role.OPERATOR, Identifier.of(OperatorLogin.parse("night.shift"))).orElseThrow(),
        operator);
  }

  @Test
  void what_was_never_added_is_not_found() {
    add(People.doctorAccount(1));

    assertThat(accounts().find(AccountId.of(new DoctorId(People.id(2))))).isEmpty();
    assertThat(accounts().find(AccountId.of(new PatientId(People.id(1))))).isEmpty();
    assertThat(findBy(Role.DOCTOR, Identifier.of(People.crm(2)))).isEmpty();
    assertThat(findBy(Role.PATIENT, Identifier.of(People.email(1)))).isEmpty();
    assertThat(accounts().standing(AccountId.of(new DoctorId(People.id(2))))).isEmpty();
  }

  @Test
  void a_taken_identifier_is_refused_and_nothing_of_the_account_is_kept() {
    add(People.doctorAccount(1));
    Account sameEmail =
        Account.register(
            new DoctorId(People.id(2)), People.crm(2), People.email(1), People.NO_PASSWORD);

    assertThat(violationOf(() -> add(sameEmail)))
        .isEqualTo(new IdentifierTaken(Identifier.Kind.EMAIL));

    assertThat(accounts().find(sameEmail.id())).isEmpty();
    assertThat(findBy(Role.DOCTOR, Identifier.of(People.crm(2)))).isEmpty();
  }

  @Test
  void of_two_taken_identifiers_the_first_kind_is_named() {
    add(People.doctorAccount(1));
    Account sameBoth =
        Account.register(
            new DoctorId(People.id(2)), People.crm(1), People.email(1), People.NO_PASSWORD);

    assertThat(violationOf(() -> add(sameBoth)))
        .isEqualTo(new IdentifierTaken(Identifier.Kind.CRM));
  }

  @Test
  void a_doctor_may_be_a_patient_with_the_same_address() {
    add(People.doctorAccount(1));
    add(People.patientAccount(1));

    assertThat(findBy(Role.DOCTOR, Identifier.of(People.email(1))).map(Account::id))
        .contains(People.doctorAccount(1).id());
    assertThat(findBy(Role.PATIENT, Identifier.of(People.email(1))).map(Account::id))
        .contains(People.patientAccount(1).id());
  }

  @Test
  void of_many_who_want_one_identifier_at_the_same_time_one_gets_it() {
    List<String> outcomes =
        Concurrently.run(
            12,
            number -> {
              Account account =
                  Account.register(
                      new DoctorId(People.id(number + 1)),
                      People.crm(number + 1),
                      People.email(99),
                      People.NO_PASSWORD);
              try {
                add(account);
                return "added";
              } catch (DomainException e) {
                return e.violation().toString();
              }
            });

    assertThat(outcomes).filteredOn("added"::equals).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.equals("added"))
        .hasSize(11)
        .containsOnly(new IdentifierTaken(Identifier.Kind.EMAIL).toString());
  }

  @Test
  void an_update_keeps_hash_standing_and_version() {
    Account account = People.doctorAccount(1);
    add(account);

    Account changed = account.withPasswordHash(new PasswordHash("$another$")).suspend();
    update(account.withPasswordHash(new PasswordHash("$another$")));
    update(changed);

    assertSame(accounts().find(account.id()).orElseThrow(), changed);
    assertThat(accounts().standing(account.id())).contains(AccountStanding.SUSPENDED);
  }

  @Test
  void an_account_stands_until_it_is_suspended_and_again_when_it_is_reinstated() {
    Account account = People.patientAccount(1);
    add(account);
    assertThat(accounts().standing(account.id())).contains(AccountStanding.ACTIVE);

    update(account.suspend());
    assertThat(accounts().standing(account.id())).contains(AccountStanding.SUSPENDED);

    update(account.suspend().reinstate());
    assertThat(accounts().standing(account.id())).contains(AccountStanding.ACTIVE);
  }

  @Test
  void an_update_of_a_version_that_was_replaced_is_stale() {
    Account account = People.patientAccount(1);
    add(account);
    update(account.suspend());

    unitOfWork()
        .run(
            () ->
                assertThatThrownBy(
                        () ->
                            accounts()
                                .update(account.withPasswordHash(new PasswordHash("$other$"))))
                    .isInstanceOf(StaleVersion.class));
    assertThat(accounts().standing(account.id())).contains(AccountStanding.SUSPENDED);
  }

  @Test
  void an_account_added_in_work_that_fails_leaves_its_identifiers_free() {
    Account account = People.patientAccount(1);
    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          accounts().add(account);
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class);

    add(account);

    assertThat(accounts().find(account.id())).isPresent();
  }

  private void add(Account account) {
    unitOfWork().run(() -> accounts().add(account));
  }

  private void update(Account account) {
    unitOfWork().run(() -> accounts().update(account));
  }

  private Optional<Account> findBy(Role role, Identifier identifier) {
    return accounts().findBy(role, identifier);
  }

  private static void assertSame(Account actual, Account expected) {
    assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
  }

  private static Violation violationOf(ThrowingCallable work) {
    DomainException refusal = catchThrowableOfType(DomainException.class, work);
    assertThat(refusal).isNotNull();
    return refusal.violation();
  }
}
