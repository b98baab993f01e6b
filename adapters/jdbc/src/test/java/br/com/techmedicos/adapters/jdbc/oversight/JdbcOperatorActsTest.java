package br.com.techmedicos.adapters.jdbc.oversight;

import br.com.techmedicos.adapters.contracts.oversight.OperatorActsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.oversight.OperatorActs;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcOperatorActsTest extends OperatorActsContract {

  private final TestDatabase database;

  JdbcOperatorActsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected OperatorActs acts() {
    return database.bean(OperatorActs.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
