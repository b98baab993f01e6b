package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What partners were told, and when, for some time. */
public interface DeliveryLog {

  /** Adds an attempt. */
  void add(DeliveryAttempt attempt);

  /**
   * Returns a page of the attempts of a webhook, latest first.
   *
   * @param after the ID of the last one of the page before
   */
  Page<DeliveryAttempt, UUID> list(UUID webhook, int limit, Optional<UUID> after);

  /**
   * Removes old attempts.
   *
   * @param before removes those from before
   * @param limit the most attempts
   * @return how many were removed
   */
  int forget(Instant before, int limit);
}
