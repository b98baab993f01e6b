package br.com.techmedicos.adapters.jdbc.identity;

import br.com.techmedicos.adapters.contracts.identity.CallerStandingsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.Sessions;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcCallerStandingsTest extends CallerStandingsContract {

  private final TestDatabase database;

  JdbcCallerStandingsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  @Override
  protected void anAccount() {
    database.empty();
    super.anAccount();
  }

  @Override
  protected CallerStandings standings() {
    return database.bean(CallerStandings.class);
  }

  @Override
  protected Accounts accounts() {
    return database.bean(Accounts.class);
  }

  @Override
  protected Sessions sessions() {
    return database.bean(Sessions.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
