package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.scheduling.SlotLists;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the lists of slots that this process answers from with the database. */
@Singleton
@Requires(property = ProcessRole.PROPERTY, notEquals = ProcessRole.ONLY_WORKER)
final class SlotListConfirmation {

  private static final Logger LOG = LoggerFactory.getLogger(SlotListConfirmation.class);

  private final SlotLists slotLists;
  private volatile boolean confirms = true;

  SlotListConfirmation(SlotLists slotLists) {
    this.slotLists = slotLists;
  }

  /** A list is right for a second, so there is time for the query and for a late start. */
  @Scheduled(fixedRate = "800ms")
  void confirm() {
    try {
      slotLists.confirm();
      confirms = true;
    } catch (RuntimeException e) { // logged once: it is tried again soon
      if (confirms) {
        LOG.warn("Lists of slots cannot be compared with the database: {}", e.toString());
      }
      confirms = false;
    }
  }
}
