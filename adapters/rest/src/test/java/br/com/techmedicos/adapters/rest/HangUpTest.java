package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hang up while they send. */
class HangUpTest {

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

    try (ProblemLog log = ProblemLog.open();
        Clinic clinic = Clinic.open(Map.of());
        RawConnection connection = RawConnection.to(clinic.port())) {
      connection.send(head + framing).until("100 Continue"); // now it is working on the call
      connection.send("{\"lo").reset();

      assertThat(log.next()).isNotNull().extracting(ILoggingEvent::getLevel).isEqualTo(Level.DEBUG);
    }
  }
}
