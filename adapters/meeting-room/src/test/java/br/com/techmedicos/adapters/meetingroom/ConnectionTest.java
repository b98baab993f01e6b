package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.teleconsultation.ConnectionId;
import io.micronaut.websocket.WebSocketSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private final List<String> done = new ArrayList<>();
  private final WebSocketSession session =
      (WebSocketSession)
          Proxy.newProxyInstance(
              WebSocketSession.class.getClassLoader(),
              new Class<?>[] {WebSocketSession.class},
              (proxy, method, arguments) -> {
                done.add(method.getName());
                return null;
              });

  @Test
  void a_task_that_fails_for_want_of_memory_keeps_no_other_from_its_turn() {
    Connection connection =
        new Connection(
            new ConnectionId(UUID.randomUUID()), session, Runnable::run, Clock.systemUTC());

    connection.inTurn(
        () -> {
          throw new OutOfMemoryError("Cannot reserve 65536 bytes of direct buffer memory");
        });
    connection.inTurn(() -> done.add("left"));

    assertThat(done).containsExactly("close", "left");
  }
}
