package br.com.techmedicos.application.partnership;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All webhooks. */
public interface Webhooks {

  /** Adds a webhook. Call it in a unit of work. */
  void add(Webhook webhook);

  /** Stores the secrets of a webhook that is there. Call it in a unit of work. */
  void update(Webhook webhook);

  /** Stores since when a webhook that is there fails, and is off. Call it in a unit of work. */
  void updateStanding(Webhook webhook);

  /** {@return the webhook, if there is one} */
  Optional<Webhook> find(UUID id);

  /** {@return all, earliest first} */
  List<Webhook> all();

  /**
   * Removes a webhook.
   *
   * @return false if there is none
   */
  boolean remove(UUID id);
}
