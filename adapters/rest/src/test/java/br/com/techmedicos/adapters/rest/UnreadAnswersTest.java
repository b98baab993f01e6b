package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that ask for much, and do not read what they are told. */
class UnreadAnswersTest {

  /** The longest answer that there is. */
  private static final String DOCUMENT = "GET /openapi.yml HTTP/1.1\r\nHost: a\r\n\r\n";

  private static final String SEARCH =
      "GET /api/v1/doctors?specialty=cardiology HTTP/1.1\r\nHost: a\r\n";
  private static final String LAST = "Connection: close\r\n\r\n";
  private static final int STRANGERS = 40;

  @Test
  void a_request_begins_when_the_answer_before_it_has_left() throws Exception {
    try (Clinic clinic = Clinic.open()) {
      AtomicInteger searches = new AtomicInteger();
      clinic.searchesAfter(searches::incrementAndGet);

      try (RawConnection stranger = RawConnection.unread("127.0.0.3", clinic.port());
          RawConnection other = RawConnection.to(clinic.port())) {
        stranger.send(DOCUMENT.repeat(8) + SEARCH + LAST);
        for (int i = 1; i <= 50; i++) { // however long that is
          other.send(SEARCH + "\r\n").until("\"items\"");
          assertThat(searches).hasValue(i);
        }

        String answers = stranger.untilClosed();

        assertThat(RawConnection.statuses(answers)).hasSize(9).containsOnly(200);
        assertThat(answers).endsWith("}");
        assertThat(searches).hasValue(51);
      }
    }
  }

  @Test
  void requests_that_come_at_once_are_answered_in_their_order() throws Exception {
    try (Clinic clinic = Clinic.open();
        RawConnection connection = RawConnection.to(clinic.port())) {
      String body = "{\"login\": \"nobody\", \"password\": \"no such password\"}";
      String login =
          "POST /api/v1/auth/operators HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      String unknown = "GET /api/v1/made-up HTTP/1.1\r\nHost: a\r\n\r\n";

      String answers =
          connection.send(DOCUMENT + login + unknown + login + SEARCH + LAST).untilClosed();

      assertThat(RawConnection.statuses(answers)).containsExactly(200, 401, 404, 401, 200);
    }
  }

  @Test
  void who_does_not_read_is_cut_off() throws Exception {
    try (Clinic clinic =
            Clinic.open(
                Map.of(
                    "techmedicos.connections.head-within", "1h",
                    "techmedicos.connections.idle", "1s"));
        RawConnection stranger = RawConnection.unread("127.0.0.3", clinic.port())) {
      stranger.send(DOCUMENT.repeat(8));

      awaitOneCut(List.of(stranger));
    }
  }

  @Test
  void what_strangers_do_not_read_takes_their_part_and_no_more() throws Exception {
    try (Clinic clinic =
        Clinic.open(
            Map.of(
                "techmedicos.connections.bodies",
                2 << 20,
                // The test asks whether a connection lives by sending on it.
                "techmedicos.connections.head-within",
                "1h",
                "techmedicos.connections.idle",
                "1h",
                "techmedicos.connections.window",
                "1h"))) {
      List<RawConnection> strangers = new ArrayList<>();
      try {
        for (int i = 0; i < STRANGERS; i++) {
          RawConnection stranger = RawConnection.unread("127.0.0.3", clinic.port());
          strangers.add(stranger.send(DOCUMENT.repeat(8)));
        }
        awaitOneCut(strangers);

        try (RawConnection other = RawConnection.to(clinic.port())) {
          String answers = other.send(DOCUMENT.repeat(8) + SEARCH + LAST).untilClosed();
          assertThat(RawConnection.statuses(answers)).hasSize(9).containsOnly(200);
        }
        int cut = 0;
        for (RawConnection stranger : strangers) {
          cut += isCut(stranger) ? 1 : 0;
        }
        assertThat(cut).isLessThan(STRANGERS);
      } finally {
        for (RawConnection stranger : strangers) {
          stranger.close();
        }
      }
    }
  }

  /** Anyone may ask for it, and it needs no admission. */
  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yml", "/openapi.json", "/docs/swagger-ui-bundle.js"})
  void what_strangers_do_not_read_of_the_reference_takes_no_memory(String path) throws Exception {
    String head = "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    List<RawConnection> strangers = new ArrayList<>();
    try (Clinic clinic = Clinic.open(Map.of("techmedicos.connections.bodies", 1L << 40))) {
      strangers.add(RawConnection.unread("127.0.0.3", clinic.port()).send(head));
      strangers.get(0).until("200 OK");
      long before = PlatformDependent.usedDirectMemory();

      for (int i = 1; i < STRANGERS; i++) {
        RawConnection stranger = RawConnection.unread("127.0.0.3", clinic.port());
        strangers.add(stranger);
        stranger.send(head).until("200 OK");
      }

      assertThat(PlatformDependent.usedDirectMemory() - before).isLessThan(4L << 20);
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(name -> name.startsWith("transfers"));
    } finally {
      for (RawConnection stranger : strangers) {
        stranger.close();
      }
    }
  }

  /** What is sent on a connection that its other end has closed fails, sooner or later. */
  private static void awaitOneCut(List<RawConnection> strangers) throws InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (strangers.stream().noneMatch(UnreadAnswersTest::isCut)) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static boolean isCut(RawConnection connection) {
    try {
      connection.send("\r\n");
      return false;
    } catch (IOException closed) {
      return true;
    }
  }
}
