package br.com.techmedicos.application.delivery;

import java.util.Set;

/**
 * Someone who is told events: at least once each, and those of one aggregate in their order. A
 * subscriber is told what happens from its first start on.
 */
public interface Subscriber {

  /** The longest name, in characters. */
  int LONGEST_NAME = 60;

  /** {@return the name of its place in the stream of events, which never changes} */
  String name();

  /** {@return the types of the events that it is told} */
  Set<String> wants();

  /**
   * Tells it an event. Called outside any unit of work. If the same event is told again, what the
   * subscriber does should be recognisable as the same.
   *
   * @return what became of it; an exception counts as {@link Outcome.Failed}
   */
  Outcome tell(Announcement announcement);
}
