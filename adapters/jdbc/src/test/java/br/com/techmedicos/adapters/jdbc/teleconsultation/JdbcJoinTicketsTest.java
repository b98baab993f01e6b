package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.contracts.teleconsultation.JoinTicketsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcJoinTicketsTest extends JoinTicketsContract {

  private final TestDatabase database;

  JdbcJoinTicketsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected JoinTickets tickets() {
    return database.bean(JoinTickets.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
