package br.com.techmedicos.adapters.jdbc.oversight;

import br.com.techmedicos.adapters.contracts.oversight.OperatorRequestsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.oversight.OperatorRequests;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcOperatorRequestsTest extends OperatorRequestsContract {

  private final TestDatabase database;

  JdbcOperatorRequestsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected OperatorRequests requests() {
    return database.bean(OperatorRequests.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
