package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.shared.ClientAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signalling WebSocket. Browsers cannot send a header with it, and a token does not belong in a
 * URL, so a single-use ticket authenticates.
 */
@ServerWebSocket("/api/v1/meetings/signalling")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SignallingSocket {

  private static final Logger LOG = LoggerFactory.getLogger(SignallingSocket.class);
  private static final String CONNECTION = "connection";

  /**
   * Twice the maximum message, so that the sender of a longer one gets the reason; the decoder
   * rejects larger frames.
   */
  private static final int LONGEST_FRAME = 2 * FrameAssembler.LONGEST;

  private final Connections connections;
  private final HttpClientAddressResolver addresses;

  SignallingSocket(Connections connections, HttpClientAddressResolver addresses) {
    this.connections = connections;
    this.addresses = addresses;
  }

  @OnOpen
  void open(WebSocketSession session, HttpRequest<?> request) {
    String ticket = session.getRequestParameters().get("ticket");
    String address = Objects.requireNonNullElse(addresses.resolve(request), "");
    session.put(
        CONNECTION,
        connections.open(session, ClientAddress.of(address), ticket == null ? "" : ticket));
  }

  @OnMessage(maxPayloadLength = LONGEST_FRAME)
  void receive(WebSocketFrame frame, WebSocketSession session) {
    try {
      connection(session)
          .ifPresent(
              connection ->
                  connection
                      .frames()
                      .add(frame)
                      .ifPresent(text -> connections.receive(connection, text)));
    } catch (FrameAssembler.Unacceptable unacceptable) {
      session.close(CloseReasons.NOT_TEXT);
    } finally {
      frame.release();
    }
  }

  @OnClose
  void close(WebSocketSession session) {
    connection(session).ifPresent(connections::closed);
  }

  @OnError
  void fail(WebSocketSession session, Throwable failure) {
    LOG.debug("a socket failed: {}", failure.getClass().getName());
    session.close(CloseReasons.NOT_TEXT);
  }

  private static Optional<Connection> connection(WebSocketSession session) {
    return session.get(CONNECTION, Connection.class);
  }
}
