package br.com.techmedicos.application.teleconsultation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Undelivered signals, for connections of any instance. They are durable until they are taken. */
public interface Signals {

  /** Stores a signal. */
  void add(ConnectionId addressee, Signal signal, Instant now);

  /**
   * Removes and returns the signals for some connections; those of one sender stay in order.
   *
   * @return the signals
   */
  List<Delivery> take(Collection<ConnectionId> addressees);

  /**
   * Deletes undelivered signals.
   *
   * @param limit the maximum to delete
   * @return how many were deleted
   */
  int forget(Instant keptBefore, int limit);

  /** A signal for a connection. */
  record Delivery(ConnectionId addressee, Signal signal) {}
}
