package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.Attendee;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket of a page, and whose it is once a ticket has said so. */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final ConnectionId id;
  private final WebSocketSession session;
  private final Executor executor;
  private final FrameAssembly frames = new FrameAssembly();
  private final Allowance allowance = new Allowance();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private volatile Optional<Attendee> attendee = Optional.empty();

  Connection(ConnectionId id, WebSocketSession session, Executor executor) {
    this.id = id;
    this.session = session;
    this.executor = executor;
  }

  ConnectionId id() {
    return id;
  }

  FrameAssembly frames() {
    return frames;
  }

  Allowance allowance() {
    return allowance;
  }

  /** Who it is; nobody before the ticket was taken, and after the seat was given up. */
  Optional<Attendee> attendee() {
    return attendee;
  }

  void seat(Attendee who) {
    attendee = Optional.of(who);
  }

  void unseat() {
    attendee = Optional.empty();
  }

  /**
   * Does something off the event loop, after what was to be done before: what a browser says stays
   * in order. Whatever a rule refuses ends the connection.
   */
  synchronized void inTurn(Runnable task) {
    last = last.thenRunAsync(() -> carefully(task), executor);
  }

  private void carefully(Runnable task) {
    try {
      task.run();
    } catch (DomainException broken) {
      close(Closing.of(broken.violation()));
    } catch (RuntimeException fault) {
      LOG.error("fault in signalling: {}", fault.getClass().getName());
      close(Closing.FAULT);
    }
  }

  /** Tells the page something, unless it has gone; one that does not listen any more is let go. */
  void tell(String message) {
    if (!session.isOpen()) {
      return;
    }
    if (!session.isWritable()) {
      close(Closing.FLOOD);
      return;
    }
    try {
      session.sendAsync(message);
    } catch (WebSocketSessionException gone) {
      LOG.debug("a page has gone");
    }
  }

  void close(CloseReason reason) {
    session.close(reason);
  }
}
