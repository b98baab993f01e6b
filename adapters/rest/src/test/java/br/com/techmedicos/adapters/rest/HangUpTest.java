package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Clients that hang up while they send. */
class HangUpTest {

  private final Logger log =
      (Logger) LoggerFactory.getLogger("br.com.techmedicos.adapters.rest.server.ProblemHandlers");
  private final Lines lines = new Lines();

  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      events.add(event);
    }
  }

  @BeforeEach
  void listen() {
    lines.setContext(log.getLoggerContext());
    lines.start();
    log.setLevel(Level.DEBUG);
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n",
      })
  void that_a_client_hangs_up_is_no_fault(String framing) throws Exception {
    String head =
        "POST /api/v1/auth/patients HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Expect: 100-continue\r\n";

    try (Clinic clinic = Clinic.open(Map.of());
        RawConnection connection = RawConnection.to(clinic.port())) {
      connection.send(head + framing).until("100 Continue"); // now it is working on the call
      connection.send("{\"lo").reset();

      assertThat(lines.events.poll(30, TimeUnit.SECONDS))
          .isNotNull()
          .extracting(ILoggingEvent::getLevel)
          .isEqualTo(Level.DEBUG);
    }
  }
}
