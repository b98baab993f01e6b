package br.com.techmedicos.application.partnership;

import br.com.techmedicos.application.shared.Page;
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

  /**
   * Finds a webhook and holds it until the unit of work ends: another one that holds it waits until
   * then.
   */
  Optional<Webhook> hold(UUID id);

  /** {@return all, earliest first} */
  List<Webhook> all();

  /**
   * Returns a page of all, earliest first.
   *
   * @param after the ID of the last one of the page before
   */
  Page<Webhook, UUID> list(int limit, Optional<UUID> after);

  /**
   * Returns all, and holds them until the unit of work ends. If there are any, another one that
   * holds all waits until then, and sees what was added.
   */
  List<Webhook> holdAll();

  /**
   * Removes a webhook.
   *
   * @return false if there is none
   */
  boolean remove(UUID id);
}
