package br.com.techmedicos.adapters.jdbc.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.AccountsContract;
import br.com.techmedicos.adapters.contracts.identity.Person;
import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.Accounts;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcAccountsTest extends AccountsContract {

  private final Person one = Person.fresh();
  private final Person two = Person.fresh();
  private final TestDatabase database;

  JdbcAccountsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Accounts accounts() {
    return database.bean(Accounts.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Test
  void accounts_of_others_and_of_other_roles_are_held_meanwhile() {
    Account patient = add(one.patientAccount());
    Account same = add(one.doctorAccount());
    Account other = add(two.patientAccount());

    unitOfWork()
        .run(
            () -> {
              accounts().hold(patient.id());
              assertThat(
                      ConcurrentAttempts.failures(
                          ConcurrentAttempts.atOnce(List.of(holding(same), holding(other)))))
                  .isEmpty();
            });
  }

  private Account add(Account account) {
    unitOfWork().run(() -> accounts().add(account));
    return account;
  }

  private Callable<Boolean> holding(Account account) {
    return () ->
        unitOfWork()
            .execute(
                () -> {
                  accounts().hold(account.id());
                  return true;
                });
  }
}
