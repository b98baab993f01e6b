package br.com.techmedicos.adapters.jdbc.partnership;

import br.com.techmedicos.adapters.contracts.partnership.DeliveryLogContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.partnership.DeliveryLog;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcDeliveryLogTest extends DeliveryLogContract {

  private final TestDatabase database;

  JdbcDeliveryLogTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected DeliveryLog log() {
    return database.bean(DeliveryLog.class);
  }
}
