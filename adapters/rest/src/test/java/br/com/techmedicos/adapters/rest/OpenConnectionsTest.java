package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that are opened, one after another, and what others notice of it. */
class OpenConnectionsTest {

  private static final String GET = "GET /api/v1/specialties HTTP/1.1\r\nHost: a\r\n";
  private static final int OF_AN_ADDRESS = 8;
  private static final String STRANGER = "127.0.0.3";
  private static final String PROXY = "127.0.0.9";

  private final List<RawConnection> open = new ArrayList<>();

  @AfterEach
  void leave() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  private static Clinic open(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent("techmedicos.connections.of-an-address", OF_AN_ADDRESS);
    return Clinic.open(all);
  }

  /** Whether a new connection is served. If it is, it stays open. */
  private boolean isServed(Clinic clinic, String address) throws IOException {
    RawConnection connection = RawConnection.from(address, clinic.port());
    open.add(connection);
    return isServed(connection);
  }

  private static boolean isServed(RawConnection connection) {
    try {
      return connection.send(GET + "\r\n").until("]").contains("HTTP/1.1 200 ");
    } catch (IOException closed) {
      return false;
    }
  }

  private void fill(Clinic clinic, String address, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      assertThat(isServed(clinic, address)).isTrue();
    }
  }

  /** The service hears of a connection's end some time after it. */
  private void awaitServed(Clinic clinic, String address) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!isServed(clinic, address)) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void one_address_has_its_part_and_others_are_served_all_the_while() throws Exception {
    try (Clinic clinic = open(Map.of())) {
      fill(clinic, STRANGER, OF_AN_ADDRESS);

      assertThat(isServed(clinic, STRANGER)).isFalse();
      fill(clinic, "127.0.0.4", OF_AN_ADDRESS);
      open.get(0).leave();
      awaitServed(clinic, STRANGER);
      assertThat(isServed(clinic, STRANGER)).isFalse();
    }
  }

  @Test
  void a_proxy_that_is_trusted_brings_as_many_as_it_will() throws Exception {
    try (Clinic clinic = open(Map.of("techmedicos.trusted-proxies", List.of(PROXY)))) {
      fill(clinic, PROXY, 3 * OF_AN_ADDRESS);
    }
  }

  @Test
  void load_tests_come_from_one_address() throws Exception {
    try (Clinic clinic = open(Map.of("techmedicos.rate-limits.enabled", false))) {
      fill(clinic, STRANGER, 3 * OF_AN_ADDRESS);
    }
  }

  @Test
  void where_all_are_taken_the_newest_of_who_has_most_gives_way() throws Exception {
    try (Clinic clinic = open(Map.of("techmedicos.connections.most", 12))) {
      fill(clinic, STRANGER, OF_AN_ADDRESS);
      fill(clinic, "127.0.0.4", 4);

      assertThat(isServed(clinic, "127.0.0.5")).isTrue();

      assertThat(isServed(open.get(OF_AN_ADDRESS - 1))).isFalse();
      for (int i = 0; i < OF_AN_ADDRESS - 1; i++) {
        assertThat(isServed(open.get(i))).isTrue();
      }
      assertThat(isServed(clinic, STRANGER)).isFalse();
      fill(clinic, "127.0.0.5", 3);
      assertThat(isServed(clinic, "127.0.0.5")).isFalse(); // nobody has more than they
    }
  }
}
