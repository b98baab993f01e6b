package br.com.techmedicos.adapters.contracts.identity;

import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertAllRefused;
import static br.com.techmedicos.adapters.contracts.shared.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts.Outcome;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.IdentityViolation.AccountClosed;
import br.com.techmedicos.domain.identity.IdentityViolation.IdentifierTaken;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link Accounts}: one account per identifier and role, even under concurrency.
 */
@Promises
public abstract class AccountsContract {

  private static final long TIME_TO_JUMP_THE_QUEUE = 150;

  private final Person one = Person.fresh();
  private final Person two = Person.fresh();

  /** {@return the accounts under test} */
  protected abstract Accounts accounts();

  /** {@return their unit of work} */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void an_account_is_found_by_its_id_as_it_was_added() {
    Account added = one.doctorAccount();
    add(added);

    Account found = accounts().find(added.id()).orElseThrow();

    assertSame(found, added);
  }

  @Test
  void an_address_is_confirmed_once() {
    Account added = one.patientAccount().unconfirmed();
    add(added);
    Account found = accounts().find(added.id()).orElseThrow();
    assertThat(found.emailConfirmed()).isFalse();

    unitOfWork().run(() -> accounts().update(found.confirmed()));

    assertSame(accounts().find(added.id()).orElseThrow(), found.confirmed());
    assertThat(accounts().find(added.id()).orElseThrow().emailConfirmed()).isTrue();
  }

  @Test
  void an_address_that_was_given_up_is_kept_from_others_for_a_time() {
    Instant until = UniqueData.noon();
    Account before = one.patientAccount();
    add(before);
    Account after = before.withEmail(two.email());

    unitOfWork().run(() -> accounts().updateEmail(after, Optional.of(until)));

    assertSame(accounts().find(before.id()).orElseThrow(), after);
    assertSame(findBy(Role.PATIENT, Identifier.of(two.email())).orElseThrow(), after);
    assertThat(findBy(Role.PATIENT, Identifier.of(one.email()))).isEmpty();
    Person third = Person.fresh();
    Account newcomer =
        Account.register(new PatientId(third.id()), third.cpf(), one.email(), Person.NO_PASSWORD);
    assertRefused(new IdentifierTaken(Identifier.Kind.EMAIL), () -> add(newcomer));
    assertThat(free(until.minusMillis(1))).isZero();
    assertThat(free(until)).isEqualTo(1);
    add(newcomer);
  }

  @Test
  void an_address_that_was_given_up_can_be_had_again_by_who_had_it() {
    Account before = one.patientAccount();
    add(before);
    Account after = before.withEmail(two.email());
    unitOfWork().run(() -> accounts().updateEmail(after, Optional.of(UniqueData.noon())));

    Account back = after.withEmail(one.email());
    unitOfWork().run(() -> accounts().updateEmail(back, Optional.empty()));

    assertSame(findBy(Role.PATIENT, Identifier.of(one.email())).orElseThrow(), back);
    assertThat(findBy(Role.PATIENT, Identifier.of(two.email()))).isEmpty();
    add(two.patientAccount());
  }

  @Test
  void nobody_gets_an_address_that_another_has() {
    Account mine = one.patientAccount();
    add(mine);
    add(two.patientAccount());

    assertRefused(
        new IdentifierTaken(Identifier.Kind.EMAIL),
        () ->
            unitOfWork()
                .run(() -> accounts().updateEmail(mine.withEmail(two.email()), Optional.empty())));

    assertSame(accounts().find(mine.id()).orElseThrow(), mine);
  }

  @Test
  void what_is_kept_for_an_address_is_for_whoever_signs_up_with_it() {
    Account before = one.patientAccount();
    add(before);
    Identifier cpf = Identifier.of(one.cpf());
    assertThat(takenBy(cpf, two.email())).contains(before.id());
    Instant until = UniqueData.noon();
    unitOfWork()
        .run(
            () -> {
              accounts().remove(before.id());
              accounts().keepFor(two.email(), cpf, before.id(), until);
            });

    assertThat(takenBy(cpf, one.email())).contains(before.id());
    assertThat(takenBy(cpf, two.email())).isEmpty();
    assertThat(findBy(Role.PATIENT, cpf)).isEmpty();
    assertRefused(new IdentifierTaken(Identifier.Kind.CPF), () -> add(one.patientAccount()));
    Account owner =
        Account.register(new PatientId(two.id()), one.cpf(), two.email(), Person.NO_PASSWORD);
    add(owner);
    assertSame(findBy(Role.PATIENT, cpf).orElseThrow(), owner);
    assertThat(takenBy(cpf, two.email())).contains(owner.id());
    assertThat(free(until)).isZero();
  }

  @Test
  void what_is_kept_is_free_for_all_in_the_end_and_is_not_kept_twice() {
    Account before = one.patientAccount();
    Identifier cpf = Identifier.of(one.cpf());
    Instant until = UniqueData.noon();
    unitOfWork().run(() -> accounts().keepFor(two.email(), cpf, before.id(), until));
    assertRefused(
        new IdentifierTaken(Identifier.Kind.CPF),
        () -> unitOfWork().run(() -> accounts().keepFor(one.email(), cpf, before.id(), until)));

    assertThat(free(until)).isEqualTo(1);

    assertThat(takenBy(cpf, one.email())).isEmpty();
    add(before);
  }

  @Test
  void an_address_that_is_kept_is_taken_by_who_gave_it_up() {
    Account before = one.patientAccount();
    add(before);
    unitOfWork()
        .run(
            () ->
                accounts()
                    .updateEmail(before.withEmail(two.email()), Optional.of(UniqueData.noon())));

    assertThat(takenBy(Identifier.of(one.email()), one.email())).contains(before.id());
  }

  private Optional<AccountId> takenBy(Identifier identifier, EmailAddress by) {
    return unitOfWork().execute(() -> accounts().takenBy(Role.PATIENT, identifier, by));
  }

  private int free(Instant now) {
    return unitOfWork().execute(() -> accounts().freeReserved(now, 1));
  }

  @Test
  void an_account_is_found_by_each_of_its_identifiers() {
    String login = "operator" + two.number();
    Account patient = one.patientAccount();
    Account operator =
        Account.register(new OperatorId(two.id()), OperatorLogin.parse(login), Person.NO_PASSWORD);
    add(patient);
    add(operator);

    assertSame(findBy(Role.PATIENT, Identifier.of(one.cpf())).orElseThrow(), patient);
    assertSame(findBy(Role.PATIENT, Identifier.of(one.email())).orElseThrow(), patient);
    assertSame(
        findBy(Role.OPERATOR, Identifier.of(OperatorLogin.parse(login))).orElseThrow(), operator);
  }

  @Test
  void what_was_never_added_is_not_found() {
    add(one.doctorAccount());

    assertThat(accounts().find(AccountId.of(new DoctorId(two.id())))).isEmpty();
    assertThat(accounts().find(AccountId.of(new PatientId(one.id())))).isEmpty();
    assertThat(findBy(Role.DOCTOR, Identifier.of(two.crm()))).isEmpty();
    assertThat(findBy(Role.PATIENT, Identifier.of(one.email()))).isEmpty();
    assertThat(accounts().standing(AccountId.of(new DoctorId(two.id())))).isEmpty();
  }

  @Test
  void a_removed_account_is_gone_and_its_identifiers_are_free() {
    Account removed = one.patientAccount();
    Account other = one.doctorAccount();
    add(removed);
    add(other);

    unitOfWork().run(() -> accounts().remove(removed.id()));

    assertThat(accounts().find(removed.id())).isEmpty();
    assertThat(accounts().standing(removed.id())).isEmpty();
    assertThat(findBy(Role.PATIENT, Identifier.of(one.cpf()))).isEmpty();
    assertSame(accounts().find(other.id()).orElseThrow(), other);
    add(one.patientAccount());
    assertThat(findBy(Role.PATIENT, Identifier.of(one.cpf()))).isPresent();
  }

  @Test
  void removing_an_account_that_never_was_is_no_error() {
    unitOfWork().run(() -> accounts().remove(AccountId.of(new PatientId(two.id()))));
  }

  @Test
  void a_taken_identifier_is_refused_and_nothing_of_the_account_is_kept() {
    add(one.doctorAccount());
    Account sameEmail =
        Account.register(new DoctorId(two.id()), two.crm(), one.email(), Person.NO_PASSWORD);

    assertRefused(new IdentifierTaken(Identifier.Kind.EMAIL), () -> add(sameEmail));

    assertThat(accounts().find(sameEmail.id())).isEmpty();
    assertThat(findBy(Role.DOCTOR, Identifier.of(two.crm()))).isEmpty();
  }

  @Test
  void of_two_taken_identifiers_the_first_kind_is_named() {
    add(one.doctorAccount());
    Account sameBoth =
        Account.register(new DoctorId(two.id()), one.crm(), one.email(), Person.NO_PASSWORD);

    assertRefused(new IdentifierTaken(Identifier.Kind.CRM), () -> add(sameBoth));
  }

  @Test
  void a_doctor_may_be_a_patient_with_the_same_address() {
    add(one.doctorAccount());
    add(one.patientAccount());

    assertThat(findBy(Role.DOCTOR, Identifier.of(one.email())).map(Account::id))
        .contains(one.doctorAccount().id());
    assertThat(findBy(Role.PATIENT, Identifier.of(one.email())).map(Account::id))
        .contains(one.patientAccount().id());
  }

  @Test
  void of_many_who_want_one_identifier_at_the_same_time_one_gets_it() {
    List<Callable<Account>> attempts =
        Stream.generate(Person::fresh)
            .limit(12)
            .map(
                person ->
                    Account.register(
                        new DoctorId(person.id()), person.crm(), one.email(), Person.NO_PASSWORD))
            .<Callable<Account>>map(
                account ->
                    () -> {
                      add(account);
                      return account;
                    })
            .toList();

    List<Outcome<Account>> outcomes = ConcurrentAttempts.atOnce(attempts);

    assertThat(ConcurrentAttempts.successes(outcomes)).isEqualTo(1);
    assertAllRefused(
        new IdentifierTaken(Identifier.Kind.EMAIL), ConcurrentAttempts.failures(outcomes));
  }

  @Test
  void an_update_keeps_hash_standing_and_version() {
    Account account = one.doctorAccount();
    add(account);

    Account changed =
        account
            .withPasswordHash(new PasswordHash("$another$"))
            .suspend(new Reason("Contas em série."));
    update(account.withPasswordHash(new PasswordHash("$another$")));
    update(changed);

    assertSame(accounts().find(account.id()).orElseThrow(), changed);
    assertThat(accounts().standing(account.id())).contains(AccountStanding.SUSPENDED);
  }

  @Test
  void an_account_stands_until_it_is_suspended_and_again_when_it_is_reinstated() {
    Account account = one.patientAccount();
    add(account);
    assertThat(accounts().standing(account.id())).contains(AccountStanding.ACTIVE);

    update(account.suspend(new Reason("Contas em série.")));
    assertThat(accounts().standing(account.id())).contains(AccountStanding.SUSPENDED);

    update(account.suspend(new Reason("Contas em série.")).reinstate());
    assertThat(accounts().standing(account.id())).contains(AccountStanding.ACTIVE);
  }

  @Test
  void some_active_accounts_of_a_role_are_listed() {
    Account active = operator(one);
    Account suspended = operator(two);
    add(active);
    add(suspended);
    add(Person.fresh().patientAccount());
    update(suspended.suspend(new Reason("Contas em série.")));

    assertThat(accounts().someActive(Role.OPERATOR, 1)).hasSize(1);
    assertThat(accounts().someActive(Role.OPERATOR, 10_000))
        .contains(active.id())
        .doesNotContain(suspended.id())
        .allMatch(id -> id.role() == Role.OPERATOR);
  }

  private static Account operator(Person person) {
    return Account.register(
        new OperatorId(person.id()),
        OperatorLogin.parse("operator" + person.number()),
        Person.NO_PASSWORD);
  }

  @Test
  void an_update_of_a_version_that_was_replaced_is_stale() {
    Account account = one.patientAccount();
    add(account);
    update(account.suspend(new Reason("Contas em série.")));

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
    Account account = one.patientAccount();
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

  // — holding —

  @Test
  void who_holds_an_account_waits_for_who_has_it() {
    Account account = added(one.patientAccount());

    assertThatTheSecondWaits(
        () -> accounts().hold(account.id()), () -> accounts().hold(account.id()));
  }

  @Test
  void an_account_can_be_held_twice_and_changed_by_who_holds_it() {
    Account account = added(one.patientAccount());

    unitOfWork()
        .run(
            () -> {
              accounts().hold(account.id());
              accounts().hold(account.id());
              accounts().update(account.withPasswordHash(new PasswordHash("$other$")));
            });

    assertSame(
        accounts().find(account.id()).orElseThrow(),
        account.withPasswordHash(new PasswordHash("$other$")));
  }

  @Test
  void who_waits_while_an_account_is_removed_holds_nothing() {
    Account account = added(one.patientAccount());

    assertThatTheSecondWaits(
        () -> {
          accounts().hold(account.id());
          accounts().remove(account.id());
        },
        () -> assertCannotBeHeld(account));
  }

  @Test
  void who_waits_while_an_account_is_suspended_holds_nothing() {
    Account account = added(one.patientAccount());

    assertThatTheSecondWaits(
        () -> accounts().update(account.suspend(new Reason("A made-up reason."))),
        () -> assertCannotBeHeld(account));
  }

  @Test
  void nobody_holds_what_was_never_there() {
    unitOfWork().run(() -> assertCannotBeHeld(one.patientAccount()));
    added(one.doctorAccount());
    unitOfWork().run(() -> assertCannotBeHeld(one.patientAccount()));
  }

  @Test
  void who_was_reinstated_can_be_held_again() {
    Account account = added(one.patientAccount());
    update(account.suspend(new Reason("A made-up reason.")));
    update(account.suspend(new Reason("A made-up reason.")).reinstate());

    unitOfWork().run(() -> accounts().hold(account.id()));
  }

  @Test
  void nobody_waits_for_ever_whoever_holds_what() {
    List<Account> two = List.of(added(one.patientAccount()), added(this.two.patientAccount()));
    List<Callable<Integer>> everyone =
        IntStream.range(0, 24)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        unitOfWork()
                            .execute(
                                () -> {
                                  accounts().hold(two.get(i % 2).id());
                                  return i;
                                }))
            .toList();

    assertThat(ConcurrentAttempts.failures(ConcurrentAttempts.atOnce(everyone))).isEmpty();
  }

  private void assertCannotBeHeld(Account account) {
    assertRefused(new AccountClosed(), () -> accounts().hold(account.id()));
  }

  private void assertThatTheSecondWaits(Runnable first, Runnable second) {
    CountDownLatch firstHasIt = new CountDownLatch(1);
    List<String> happened = new CopyOnWriteArrayList<>();
    Callable<Boolean> holds =
        () ->
            unitOfWork()
                .execute(
                    () -> {
                      first.run();
                      firstHasIt.countDown();
                      pause();
                      return happened.add("the first is done");
                    });
    Callable<Boolean> waits =
        () -> {
          firstHasIt.await();
          return unitOfWork()
              .execute(
                  () -> {
                    second.run();
                    return happened.add("the second has its turn");
                  });
        };

    assertThat(ConcurrentAttempts.failures(ConcurrentAttempts.atOnce(List.of(holds, waits))))
        .isEmpty();
    assertThat(happened).containsExactly("the first is done", "the second has its turn");
  }

  private static void pause() {
    try {
      Thread.sleep(TIME_TO_JUMP_THE_QUEUE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Account added(Account account) {
    add(account);
    return account;
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
}
