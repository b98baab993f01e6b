package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that begin and do not end. */
class UnfinishedRequestTest {

  private static final String LOGIN =
      "POST /api/v1/auth/patients HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  /** A call that takes names, and so large bodies. */
  private static final String SIGN_UP =
      "POST /api/v1/patients HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

  private static final int MEGABYTE = 1_048_576;

  private Clinic clinic;
  private final List<RawConnection> strangers = new ArrayList<>();

  private Clinic open(Map<String, Object> settings) {
    clinic = Clinic.open(settings);
    return clinic;
  }

  @AfterEach
  void close() throws IOException {
    for (RawConnection stranger : strangers) {
      stranger.close();
    }
    clinic.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\n{\"login\":",
        "Content-Length: 1000\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"lo",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"log\r\n0\r\n",
        "Transfer-Encoding: chunked\r\n\r\n"
      })
  void a_body_that_does_not_come_to_its_end_is_given_up_on(String body) throws IOException {
    open(Map.of("techmedicos.connections.body-within", "300ms"));

    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answer = connection.send(LOGIN + "Accept-Language: en\r\n" + body).untilClosed();

      assertThat(RawConnection.statuses(answer)).containsExactly(408);
      assertThat(answer)
          .contains("/problems/request-timeout", "The request did not arrive whole in time");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GE", LOGIN + "Content-Length: 9\r\n\r\n{", "GET / HTTP/1.1\r\n\r\n"})
  void an_early_refusal_tells_browsers_what_every_answer_does(String request) throws IOException {
    open(
        Map.of(
            "techmedicos.connections.head-within", "300ms",
            "techmedicos.connections.body-within", "300ms",
            "techmedicos.public-url", "https://clinic.example"));
    Answer usual = clinic.anonymous().get("/api/v1/made-up").expectProblem(404, "not-found");

    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answer = connection.send(request).untilClosed().toLowerCase(Locale.ROOT);

      for (String name :
          List.of(
              "X-Content-Type-Options",
              "Content-Security-Policy",
              "Referrer-Policy",
              "Cross-Origin-Resource-Policy",
              "Cache-Control",
              "Strict-Transport-Security")) {
        String line = name + ": " + usual.header(name).orElseThrow() + "\r\n";
        assertThat(answer).contains(line.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** With the service's own limits: the call, which began with the head, would still have time. */
  @Test
  void who_sends_a_body_slowly_is_told_so_before_the_time_of_the_call_is_up() throws IOException {
    open(Map.of());

    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answer =
          connection.send(LOGIN + "Content-Length: 1000\r\n\r\n{\"login\":").untilClosed();

      assertThat(RawConnection.statuses(answer)).containsExactly(408);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nX-", "\r\n"})
  void a_head_that_does_not_come_to_its_end_is_given_up_on(String head) throws IOException {
    open(Map.of("techmedicos.connections.head-within", "300ms"));

    try (RawConnection connection = RawConnection.to(clinic.port())) {
      String answer = connection.send(head).untilClosed();

      assertThat(RawConnection.statuses(answer)).containsExactly(408);
      assertThat(answer).contains("/problems/request-timeout", "chegou inteiro a tempo");
    }
  }

  @Test
  void a_head_that_trickles_in_is_given_up_on() throws Exception {
    open(Map.of("techmedicos.connections.head-within", "1s"));

    try (RawConnection connection = RawConnection.to(clinic.port())) {
      connection.send("GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\n");
      Thread trickle =
          new Thread(
              () -> {
                try {
                  while (true) {
                    connection.send("X: y\r\n");
                    Thread.sleep(50);
                  }
                } catch (IOException | InterruptedException closed) {
                  // as it should be
                }
              });
      trickle.start();

      assertThat(RawConnection.statuses(connection.untilClosed())).containsExactly(408);
      trickle.interrupt();
      trickle.join();
    }
  }

  @Test
  void who_has_asked_nothing_yet_may_take_time() throws Exception {
    open(
        Map.of(
            "techmedicos.connections.head-within", "100ms",
            "techmedicos.connections.body-within", "100ms"));

    try (RawConnection early = RawConnection.to(clinic.port());
        RawConnection late = RawConnection.to(clinic.port())) {
      assertThat(RawConnection.statuses(late.send("GET").untilClosed())).containsExactly(408);
      early.send("GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(early.until("]")).startsWith("HTTP/1.1 200");
      assertThat(RawConnection.statuses(strangerWhoTimesOut())).containsExactly(408);
      early.send("GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(RawConnection.statuses(early.untilClosed())).containsExactly(200);
    }
  }

  private String strangerWhoTimesOut() throws IOException {
    try (RawConnection stranger = RawConnection.to(clinic.port())) {
      return stranger.send("GET").untilClosed();
    }
  }

  /** Half of those in the middle of a request are gone without a word, half of them hang up. */
  @Test
  void a_thousand_who_say_nothing_are_let_go_and_others_are_served_meanwhile() throws IOException {
    int silent = 1_000;
    int cutOff = 100;
    String crowd = "127.0.1.1";
    open(
        Map.of(
            "micronaut.server.idle-timeout", "3s",
            "techmedicos.connections.head-within", "1s",
            "techmedicos.connections.body-within", "1s",
            "techmedicos.connections.of-an-address", silent + cutOff));

    for (int i = 0; i < silent; i++) {
      strangers.add(RawConnection.from(crowd, clinic.port()));
    }
    for (int i = 0; i < cutOff; i++) {
      RawConnection stranger = RawConnection.from(crowd, clinic.port());
      stranger.send(
          i % 4 < 2 ? "GET /api/v1/specialties HTT" : LOGIN + "Content-Length: 9\r\n\r\n{");
      if (i % 2 == 0) {
        stranger.reset();
      } else {
        strangers.add(stranger);
      }
      clinic.anonymous().get("/api/v1/doctors?specialty=cardiology").expect(200);
    }

    for (RawConnection stranger : strangers.subList(0, silent)) {
      assertThat(stranger.untilClosed()).isEmpty();
    }
    for (RawConnection stranger : strangers.subList(silent, strangers.size())) {
      assertThat(RawConnection.statuses(stranger.untilClosed())).isSubsetOf(408);
    }
    try (RawConnection crowded = RawConnection.from(crowd, clinic.port())) {
      crowded.send("GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(RawConnection.statuses(crowded.untilClosed())).containsExactly(200);
    }
  }

  @Test
  void what_strangers_leave_unfinished_takes_nothing_from_a_small_body() throws IOException {
    open(Map.of("techmedicos.connections.bodies", 8 * MEGABYTE));

    for (int i = 0; i < 24; i++) {
      leavesUnfinished("127.0.1." + (1 + i), MEGABYTE);
      logsIn();
    }

    awaitRefused(16);
  }

  @Test
  void one_address_holds_no_more_than_its_share() throws IOException {
    open(Map.of("techmedicos.connections.bodies", 8 * MEGABYTE));

    for (int i = 0; i < 8; i++) {
      leavesUnfinished("127.0.1.1", MEGABYTE);
    }

    awaitRefused(6);
    logsIn();
  }

  @Test
  void what_was_held_is_free_again_when_its_sender_is_gone() throws IOException {
    open(Map.of("techmedicos.connections.bodies", 8 * MEGABYTE));

    for (int i = 0; i < 40; i++) {
      leavesUnfinished("127.0.1." + (1 + i), MEGABYTE);
      strangers.remove(0).leave();
    }

    leavesUnfinished("127.0.2.1", MEGABYTE);
    logsIn();
    assertThat(refused()).isZero();
  }

  private void leavesUnfinished(String address, int bytes) throws IOException {
    RawConnection stranger = RawConnection.from(address, clinic.port());
    strangers.add(stranger);
    try {
      stranger.send(SIGN_UP + "Content-Length: 2000000\r\n\r\n{\"name\": \"" + "a".repeat(bytes));
    } catch (IOException refusedMeanwhile) {
      // its connection tells
    }
  }

  /** Somebody else is answered, if only that there is no such account. */
  private void logsIn() throws IOException {
    String wrong =
        "{\"login\": \"%s@example.com\", \"password\": \"x\"}".formatted(UUID.randomUUID());
    try (RawConnection honest = RawConnection.from("127.0.0.9", clinic.port())) {
      String answer =
          honest
              .send(LOGIN + "Connection: close\r\nContent-Length: " + wrong.length() + "\r\n\r\n")
              .send(wrong)
              .untilClosed();
      assertThat(RawConnection.statuses(answer)).as(answer).containsExactly(401);
    }
  }

  private void awaitRefused(int atLeast) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (refused() < atLeast && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(refused()).isGreaterThanOrEqualTo(atLeast);
  }

  private long refused() {
    return strangers.stream().filter(UnfinishedRequestTest::isRefused).count();
  }

  private static boolean isRefused(RawConnection stranger) {
    try {
      return stranger.hasAnswer();
    } catch (IOException reset) {
      return true;
    }
  }
}
