package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.contracts.partnership.WebhooksContract;
import br.com.techmedicos.adapters.memory.shared.InMemoryUnitOfWork;
import br.com.techmedicos.application.partnership.Webhooks;
import br.com.techmedicos.application.shared.UnitOfWork;

class InMemoryWebhooksTest extends WebhooksContract {

  private final InMemoryUnitOfWork unitOfWork = new InMemoryUnitOfWork();
  private final InMemoryWebhooks webhooks = new InMemoryWebhooks(unitOfWork);

  @Override
  protected Webhooks webhooks() {
    return webhooks;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }
}
