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

/** A socket of a page, and its attendee once the ticket was redeemed. */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final ConnectionId id;
  private final WebSocketSession session;
  private final Executor executor;
  private final FrameAssembler frames = new FrameAssembler();
  private final MessageRateLimit rateLimit = new MessageRateLimit();
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

  FrameAssembler frames() {
    return frames;
  }

  MessageRateLimit rateLimit() {
    return rateLimit;
  }

  /** The attendee; empty before the ticket was redeemed and after the seat was given up. */
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
   * Runs tasks off the event loop, one after the other, so that a browser's messages stay in order.
   * A violation closes the connection.
   */
  synchronized void inTurn(Runnable task) {
    last = last.thenRunAsync(() -> carefully(task), executor);
  }

  private void carefully(Runnable task) {
    try {
      task.run();
    } catch (DomainException broken) {
      close(CloseReasons.of(broken.violation()));
    } catch (RuntimeException fault) {
      LOG.error("fault in signalling: {}", fault.getClass().getName());
      close(CloseReasons.FAULT);
    }
  }

  /** Sends a message. A page that does not keep up is disconnected. */
  void tell(String message) {
    if (!session.isOpen()) {
      return;
    }
    if (!session.isWritable()) {
      close(CloseReasons.FLOOD);
      return;
    }
    try {
      session.sendAsync(message);
    } catch (WebSocketSessionException gone) {
      LOG.debug("a page has disconnected");
    }
  }

  void close(CloseReason reason) {
    session.close(reason);
  }
}
