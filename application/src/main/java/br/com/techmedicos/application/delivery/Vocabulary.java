package br.com.techmedicos.application.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * The types of events that one instance can tell. While the service is updated, other instances can
 * tell more: what one does not know it leaves to them. After a return to an older version, there
 * may be nobody who knows; so it waits for a limited time.
 *
 * @param types what the instance knows
 * @param heldAfter what occurred after this and is not known still holds up what happened later to
 *     the same aggregate
 * @param lostBefore what occurred before this is waited for no more
 */
public record Vocabulary(Set<String> types, Instant heldAfter, Instant lostBefore) {

  /**
   * How long an event that is not known holds up later ones of its aggregate. An instance that
   * knows it, if there is one, takes it within seconds.
   */
  public static final Duration HELD = Duration.ofMinutes(10);

  /** How long an event waits for an instance that knows it. */
  public static final Duration AWAITED = ForgetOldEvents.EVENTS;

  public Vocabulary {
    types = Set.copyOf(types);
  }

  /** {@return what an instance knows at a time} */
  public static Vocabulary of(Set<String> types, Instant now) {
    return new Vocabulary(types, now.minus(HELD), now.minus(AWAITED));
  }

  /** {@return whether an event is for this instance to handle} */
  public boolean takes(String type, Instant occurredAt) {
    return types.contains(type) || occurredAt.isBefore(lostBefore);
  }

  /** {@return whether later events of the same aggregate wait for this one} */
  public boolean waitsFor(String type, Instant occurredAt) {
    return takes(type, occurredAt) || occurredAt.isAfter(heldAfter);
  }
}
