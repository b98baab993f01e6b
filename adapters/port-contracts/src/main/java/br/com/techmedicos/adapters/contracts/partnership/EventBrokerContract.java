package br.com.techmedicos.adapters.contracts.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.EventBroker;
import br.com.techmedicos.application.partnership.EventTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link EventBroker}. */
@Promises
public abstract class EventBrokerContract {

  private static final Instant NOW = Instant.parse("2027-03-01T11:00:00Z");

  /** {@return the broker under test} */
  protected abstract EventBroker broker();

  /** {@return the IDs of the events that have arrived since the last time, in order} */
  protected abstract List<UUID> arrived() throws Exception;

  @Test
  void every_event_arrives_in_order_and_again_with_the_same_id() throws Exception {
    arrived();
    List<UUID> published = new ArrayList<>();
    for (String type : EventTypes.all()) {
      UUID id = UniqueData.id();
      for (int n = 0; n < 2; n++) {
        assertThat(broker().publish(id, type, UniqueData.id(), NOW)).isEqualTo(Outcome.delivered());
        published.add(id);
      }
    }

    assertThat(arrived()).isEqualTo(published);
  }
}
