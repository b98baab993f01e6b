package br.com.techmedicos.adapters.memory.notification;

import br.com.techmedicos.adapters.contracts.notification.NoticesContract;
import br.com.techmedicos.application.notification.Notices;

class InMemoryNoticesTest extends NoticesContract {

  private final InMemoryNotices notices = new InMemoryNotices();

  @Override
  protected Notices notices() {
    return notices;
  }

  @Override
  protected int arrived() {
    return notices.sent().size();
  }
}
