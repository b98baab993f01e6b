package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.SecondFactorsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.SecondFactors;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcSecondFactorsTest extends SecondFactorsContract {

  private final TestDatabase database;

  JdbcSecondFactorsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected SecondFactors factors() {
    return database.bean(SecondFactors.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
