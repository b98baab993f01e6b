package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.ConsentsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.teleconsultation.Consents;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcConsentsTest extends ConsentsContract {

  private final TestDatabase database;

  JdbcConsentsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Consents consents() {
    return database.bean(Consents.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
