package br.com.techmedicos.adapters.memory.scheduling;

import br.com.techmedicos.adapters.contracts.scheduling.CalendarFeedsContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.scheduling.CalendarFeeds;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryCalendarFeedsTest extends CalendarFeedsContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryCalendarFeeds feeds = new InMemoryCalendarFeeds(unitOfWork);

  @Override
  protected CalendarFeeds feeds() {
    return feeds;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
