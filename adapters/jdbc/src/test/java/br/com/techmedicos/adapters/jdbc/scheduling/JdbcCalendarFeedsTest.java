package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.CalendarFeedsContract;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.shared.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

@OnEachDatabase
class JdbcCalendarFeedsTest extends CalendarFeedsContract {

  private final TestDatabase database;

  JdbcCalendarFeedsTest(TestDatabase database) {
    this.database = database;
  }

  @BeforeEach
  void empty() {
    database.empty();
  }

  @Override
  protected CalendarFeeds feeds() {
    return database.bean(CalendarFeeds.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
