package br.com.techmedicos.application.teleconsultation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Signals on their way to a connection, whichever instance it hangs on. They outlive the instance
 * that kept them, and are gone once they are taken.
 */
public interface Signals {

  /**
   * Keeps a signal.
   *
   * @param addressee for which connection
   * @param signal what to tell it
   * @param now the present
   */
  void add(ConnectionId addressee, Signal signal, Instant now);

  /**
   * Takes out what is there for some connections; those of one sender in the order in which they
   * were kept.
   *
   * @param addressees for which connections
   * @return what to tell which of them
   */
  List<Delivery> take(Collection<ConnectionId> addressees);

  /**
   * Forgets signals that nobody took.
   *
   * @param keptBefore those kept before this
   * @param limit the most to forget
   * @return how many were forgotten
   */
  int forget(Instant keptBefore, int limit);

  /**
   * A signal for a connection.
   *
   * @param addressee which connection
   * @param signal what to tell it
   */
  record Delivery(ConnectionId addressee, Signal signal) {}
}
