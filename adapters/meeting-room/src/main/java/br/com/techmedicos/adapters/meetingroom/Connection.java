package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.adapters.shared.CallDeadline;
import br.com.techmedicos.adapters.shared.OnceASecond;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.TooBusy;
import br.com.techmedicos.application.teleconsultation.Attendee;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket of a page, and its attendee once the ticket was redeemed. */
final class Connection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final OnceASecond TURNED_AWAY = new OnceASecond();

  private final ConnectionId id;
  private final WebSocketSession session;
  private final Executor executor;
  private final Clock clock;
  private final FrameAssembler frames = new FrameAssembler();
  private final MessageRateLimit rateLimit = new MessageRateLimit();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private volatile Optional<Attendee> attendee = Optional.empty();

  Connection(ConnectionId id, WebSocketSession session, Executor executor, Clock clock) {
    this.id = id;
    this.session = session;
    this.executor = executor;
    this.clock = clock;
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
   * Runs the first task of all. The connection is closed if it is not admitted, or not done in
   * time.
   */
  synchronized void enter(Entrance entrance, ClientAddress address, Runnable task) {
    try {
      last =
          entrance.admit(
              address,
              session::isOpen,
              () -> carefully(task),
              () -> tellToTryAgain(new CallDeadline.Passed()));
    } catch (RejectedExecutionException full) {
      tellToTryAgain(full);
    }
  }

  /**
   * Runs tasks off the event loop, one after the other, so that a browser's messages stay in order.
   * A violation closes the connection. A task that fails, or is not even begun, keeps none of the
   * next from its turn, and none waits for a database that stands still.
   */
  synchronized void inTurn(Runnable task) {
    last =
        last.handleAsync(
            (done, failure) -> {
              carefully(() -> CallDeadline.likeACall(clock).during(task));
              return done;
            },
            executor);
  }

  private void carefully(Runnable task) {
    try {
      task.run();
    } catch (DomainException broken) {
      close(CloseReasons.of(broken.violation()));
    } catch (CallDeadline.Passed | TooBusy | Contention | DatabaseUnavailable passing) {
      tellToTryAgain(passing);
    } catch (RuntimeException | Error fault) {
      LOG.error("fault in signalling: {}", fault.getClass().getName());
      close(CloseReasons.FAULT);
    }
  }

  private void tellToTryAgain(RuntimeException cause) {
    if (!session.isOpen()) {
      return; // the page has gone, and work on it has stopped
    }
    TURNED_AWAY.tell(
        untold ->
            LOG.warn(
                "a socket is closed for now ({}); {} since the last such line were not logged",
                cause.getClass().getName(),
                untold));
    close(CloseReasons.TRY_AGAIN);
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
