package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.contracts.partnership.DeliveryLogContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.partnership.DeliveryLog;

class InMemoryDeliveryLogTest extends DeliveryLogContract {

  private final InMemoryDeliveryLog log = new InMemoryDeliveryLog(new InMemoryUnitOfWork());

  @Override
  protected DeliveryLog log() {
    return log;
  }
}
