package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.PresencesContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.Presences;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcPresencesTest extends PresencesContract {

  private final TestDatabase database;

  JdbcPresencesTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Presences presences() {
    return database.bean(Presences.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
