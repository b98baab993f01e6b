package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.application.shared.IdGenerator;
import br.com.techmedicos.application.teleconsultation.Attendee;
import br.com.techmedicos.application.teleconsultation.CollectSignals;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.EnterMeeting;
import br.com.techmedicos.application.teleconsultation.LeaveMeeting;
import br.com.techmedicos.application.teleconsultation.RelaySignal;
import br.com.techmedicos.application.teleconsultation.ReviewPresence;
import br.com.techmedicos.application.teleconsultation.Signal;
import br.com.techmedicos.application.teleconsultation.Signals;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.websocket.WebSocketSession;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The connections of this instance. Their signals are collected a few times a second, and at once
 * if they were stored here; presence is reviewed every few seconds.
 */
@Singleton
final class Connections implements GracefulShutdownCapable {

  private final Teleconsultation teleconsultation;
  private final Messages messages;
  private final Entrance entrance;
  private final IdGenerator ids;
  private final Clock clock;
  private final ExecutorService executor;
  private final Map<ConnectionId, Connection> seated = new ConcurrentHashMap<>();
  private final ReentrantLock collecting = new ReentrantLock();

  Connections(
      Teleconsultation teleconsultation,
      Messages messages,
      Entrance entrance,
      IdGenerator ids,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.teleconsultation = teleconsultation;
    this.messages = messages;
    this.entrance = entrance;
    this.ids = ids;
    this.clock = clock;
    this.executor = executor;
  }

  /** A socket was opened from an address with a ticket, valid or not. */
  Connection open(WebSocketSession session, ClientAddress address, String ticket) {
    Connection connection = new Connection(new ConnectionId(ids.next()), session, executor, clock);
    connection.enter(entrance, address, () -> enter(connection, new SecretToken(ticket)));
    return connection;
  }

  private void enter(Connection connection, SecretToken ticket) {
    EnterMeeting.Entered entered =
        teleconsultation.enterMeeting().handle(new EnterMeeting.Command(ticket, connection.id()));
    connection.seat(entered.attendee());
    connection.tell(messages.welcome(entered));
    seated.put(connection.id(), connection); // only now, so that the welcome is the first message
    connection.inTurn( // collecting may wait for others, and is not entering
        () -> {
          entered.replaced().ifPresent(this::collectFor);
          entered.peer().ifPresent(this::collectFor);
        });
  }

  /** A message has arrived. */
  void receive(Connection connection, String text) {
    switch (connection.rateLimit().of(text)) {
      case PASSES -> connection.inTurn(() -> understand(connection, text));
      case TOO_MUCH -> connection.tell(messages.refused("too-many"));
      case FLOOD -> connection.close(CloseReasons.FLOOD);
    }
  }

  private void understand(Connection connection, String text) {
    if (connection.attendee().isEmpty()) {
      return; // it is leaving
    }
    Attendee attendee = connection.attendee().get();
    messages
        .read(text)
        .ifPresentOrElse(
            said -> {
              switch (said.kind()) {
                case PASS -> pass(attendee, said.signal().orElseThrow());
                case PING -> connection.tell(messages.pong(clock.instant()));
                case LEAVE -> {
                  leave(connection, true);
                  connection.close(CloseReasons.LEFT);
                }
              }
            },
            () -> connection.tell(messages.refused("malformed")));
  }

  private void pass(Attendee attendee, Signal signal) {
    teleconsultation
        .relaySignal()
        .handle(new RelaySignal.Command(attendee, signal))
        .ifPresent(this::collectFor);
  }

  /** A socket has closed, for whatever reason. */
  void closed(Connection connection) {
    connection.inTurn(() -> leave(connection, false));
  }

  private void leave(Connection connection, boolean onPurpose) {
    seated.remove(connection.id());
    connection
        .attendee()
        .ifPresent(
            attendee -> {
              connection.unseat();
              teleconsultation
                  .leaveMeeting()
                  .handle(new LeaveMeeting.Command(attendee, onPurpose))
                  .ifPresent(this::collectFor);
            });
  }

  /** Collects signals from other instances. */
  void collect() {
    if (!seated.isEmpty()) {
      collect(Set.copyOf(seated.keySet()));
    }
  }

  private void collectFor(ConnectionId connection) {
    if (seated.containsKey(connection)) {
      collect(Set.of(connection));
    }
  }

  /** One at a time, so that signals stay in order. */
  private void collect(Set<ConnectionId> connections) {
    collecting.lock();
    try {
      teleconsultation
          .collectSignals()
          .handle(new CollectSignals.Command(connections))
          .forEach(this::deliver);
    } finally {
      collecting.unlock();
    }
  }

  private void deliver(Signals.Delivery delivery) {
    Connection connection = seated.get(delivery.addressee());
    if (connection == null) {
      return; // it has just been closed
    }
    if (delivery.signal().kind() == Signal.Kind.REPLACED) {
      connection.close(CloseReasons.REPLACED);
    } else {
      connection.tell(messages.told(delivery.signal()));
    }
  }

  /** Checks that everyone may still be in their meeting. */
  void review() {
    for (Connection connection : seated.values()) {
      connection.inTurn(
          () ->
              connection
                  .attendee()
                  .ifPresent(
                      attendee ->
                          teleconsultation
                              .reviewPresence()
                              .handle(new ReviewPresence.Command(attendee))));
    }
  }

  /** Pages reconnect to another instance; their media are not interrupted. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    stop();
    return CompletableFuture.completedFuture(null);
  }

  /** Closes all connections, so that pages reconnect elsewhere, and notifies their peers. */
  void stop() {
    List<Connection> all = List.copyOf(seated.values());
    all.forEach(connection -> connection.close(CloseReasons.RESTART));
    all.forEach(connection -> leave(connection, false));
  }
}
