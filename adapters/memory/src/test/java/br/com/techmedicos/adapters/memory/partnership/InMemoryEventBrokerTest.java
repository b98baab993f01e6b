package br.com.techmedicos.adapters.memory.partnership;

import br.com.techmedicos.adapters.contracts.partnership.EventBrokerContract;
import br.com.techmedicos.application.partnership.EventBroker;
import java.util.List;
import java.util.UUID;

class InMemoryEventBrokerTest extends EventBrokerContract {

  private final InMemoryEventBroker broker = new InMemoryEventBroker();
  private int seen;

  @Override
  protected EventBroker broker() {
    return broker;
  }

  @Override
  protected List<UUID> arrived() {
    List<UUID> all = List.copyOf(broker.published());
    List<UUID> fresh = all.subList(seen, all.size());
    seen = all.size();
    return fresh;
  }
}
