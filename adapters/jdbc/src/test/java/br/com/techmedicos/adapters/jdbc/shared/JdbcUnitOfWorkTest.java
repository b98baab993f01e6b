package br.com.techmedicos.adapters.jdbc.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.adapters.contracts.shared.UnitOfWorkContract;
import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.exceptions.TransactionSystemException;
import java.sql.Connection;
import java.sql.SQLTransactionRollbackException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class JdbcUnitOfWorkTest extends UnitOfWorkContract {

  private final TestDatabase database;

  JdbcUnitOfWorkTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }

  @Override
  protected IdempotencyRecords records() {
    return database.bean(IdempotencyRecords.class);
  }

  @Override
  protected void atomically(Runnable statements) {
    database.bean(JdbcUnitOfWork.class).atomically(statements);
  }

  /** A transaction goes on in the context of its call, which binds the deadline once more. */
  @Test
  void what_is_done_regardless_is_done_even_if_nobody_waits_for_it() {
    CallDeadline call = CallDeadline.within(Duration.ofHours(1), Clock.systemUTC(), () -> false);
    PatientId patient = new PatientId(new UUID(0x7000L, -1L << 62));
    List<Optional<Patient>> read = new ArrayList<>();
    Runnable work =
        () -> {
          CallDeadline.bind(call);
          read.add(database.bean(Patients.class).find(patient));
        };

    try {
      assertThatThrownBy(() -> unitOfWork().run(work)).isInstanceOf(CallDeadline.Passed.class);
      unitOfWork().runRegardless(work);
    } finally {
      CallDeadline.bind(null);
    }

    assertThat(read).containsExactly(Optional.empty());
  }

  @Test
  void what_is_apart_from_a_failed_unit_is_done_even_if_its_client_has_gone() {
    AtomicBoolean awaited = new AtomicBoolean(true);
    CallDeadline call = CallDeadline.within(Duration.ofHours(1), Clock.systemUTC(), awaited::get);
    PatientId patient = new PatientId(new UUID(0x7000L, -1L << 62));
    List<Optional<Patient>> read = new ArrayList<>();
    Runnable work =
        () -> {
          unitOfWork().runApart(() -> read.add(database.bean(Patients.class).find(patient)));
          awaited.set(false);
          throw new IllegalStateException("refused");
        };

    assertThatThrownBy(() -> call.during(() -> unitOfWork().run(work)))
        .hasMessage("refused")
        .hasNoSuppressedExceptions();

    assertThat(read).containsExactly(Optional.empty());
  }

  @Test
  void what_a_cluster_does_not_certify_is_undone_and_done_again() {
    IdempotencyRecords.Key key =
        new IdempotencyRecords.Key("PATIENT:" + UniqueData.id(), "POST /somewhere", "key");
    List<Optional<IdempotencyRecords.Remembered>> found = new ArrayList<>();

    new JdbcUnitOfWork(new Uncertified(transactions()))
        .run(
            () ->
                found.add(
                    records()
                        .claim(
                            key,
                            new IdempotencyRecords.Claim(
                                UniqueData.id(), "a".repeat(64), UniqueData.noon()))));

    assertThat(found).containsExactly(Optional.empty(), Optional.empty());
  }

  @SuppressWarnings("unchecked")
  private TransactionOperations<Connection> transactions() {
    return database.bean(TransactionOperations.class);
  }

  /** The first transaction ends as one that a node of a Galera cluster did not certify. */
  private static final class Uncertified implements TransactionOperations<Connection> {

    private final TransactionOperations<Connection> transactions;
    private boolean failed;

    Uncertified(TransactionOperations<Connection> transactions) {
      this.transactions = transactions;
    }

    @Override
    public <R> R execute(
        TransactionDefinition definition, TransactionCallback<Connection, R> work) {
      return transactions.execute(
          definition,
          status -> {
            R answer = work.call(status);
            if (!failed) {
              failed = true;
              throw new TransactionSystemException(
                  "COMMIT", new SQLTransactionRollbackException("deadlock", "40001", 1213));
            }
            return answer;
          });
    }

    @Override
    public Connection getConnection() {
      return transactions.getConnection();
    }

    @Override
    public boolean hasConnection() {
      return transactions.hasConnection();
    }

    @Override
    public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
      return transactions.findTransactionStatus();
    }
  }
}
