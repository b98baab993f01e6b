package br.com.techmedicos.adapters.jdbc.partnership;

import br.com.techmedicos.adapters.contracts.partnership.WebhooksContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcWebhooksTest extends WebhooksContract {

  private final TestDatabase database;

  JdbcWebhooksTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected Webhooks webhooks() {
    return database.bean(Webhooks.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
