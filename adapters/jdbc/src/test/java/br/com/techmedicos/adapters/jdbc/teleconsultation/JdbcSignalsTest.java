package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.SignalsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Signals;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcSignalsTest extends SignalsContract {

  private final TestDatabase database;

  JdbcSignalsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Signals signals() {
    return database.bean(Signals.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
