package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.delivery.Subscriber;
import java.util.Set;

/** Tells a broker everything but what is about credentials. */
final class BrokerSubscriber implements Subscriber {

  private final EventBroker broker;

  BrokerSubscriber(EventBroker broker) {
    this.broker = broker;
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public Set<String> wants() {
    return Set.copyOf(EventTypes.all());
  }

  @Override
  public Outcome tell(Announcement announcement) {
    return broker.publish(
        announcement.id(),
        announcement.type(),
        announcement.aggregateId(),
        announcement.occurredAt());
  }
}
