package br.com.techmedicos.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The image that {@code deploy/image/build} left, tried with a real database. Not part of the test
 * command: {@code deploy/image/try} runs it.
 */
class ImageTrial {

  private static final int TERMINATED = 128 + 15;
  private static final Duration LONGEST_FAILURE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private int port;

  @BeforeEach
  void findPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
  }

  private Map<String, String> settings(String schema) {
    Map<String, String> settings = new HashMap<>();
    settings.put("MICRONAUT_SERVER_HOST", "127.0.0.1"); // the network is the machine's
    settings.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    settings.put("TECHMEDICOS_KEYS", "/keys");
    settings.put("TECHMEDICOS_OPERATOR_LOGIN", "operador");
    settings.put("TECHMEDICOS_OPERATOR_PASSWORD", "uma senha que ninguém adivinha");
    settings.put(
        "DATASOURCES_DEFAULT_URL",
        MariaDbServer.running().withSchema(schema).urlForMariaDbDriver(schema));
    settings.put("DATASOURCES_DEFAULT_USERNAME", "root");
    return settings;
  }

  @Test
  void the_image_starts_on_a_server_database_serves_a_visit_and_stops() throws Exception {
    Map<String, String> settings = settings("image");
    try (Container service = Container.start(folder, settings)) {
      Instant started = Instant.now();
      service.await("is ready at");
      System.out.println(
          "Image: ready after " + Duration.between(started, Instant.now()).toMillis() + " ms");
      try (Container health = Container.start(folder, settings, "health")) {
        assertThat(health.exitCode()).as(health.said()).isZero();
      }
      try (Container visit =
          Container.start(folder, settings, "visit", "http://127.0.0.1:" + port)) {
        assertThat(visit.exitCode()).as(visit.said()).isZero();
        assertThat(visit.said()).contains("both may enter the room", "the patient is erased");
        System.out.print(visit.said());
      }
      service.terminate();
      assertThat(service.exitCode()).as(service.said()).isEqualTo(TERMINATED);
    }
    try (Container health = Container.start(folder, settings, "health")) {
      assertThat(health.exitCode()).as(health.said()).isEqualTo(10);
    }
  }

  /** Whether a line is what ended it, not a log line before or what buildah adds. */
  private static boolean isOurs(String line) {
    return !line.contains(" INFO ")
        && !line.contains(" WARN ")
        && !line.startsWith("subprocess exited")
        && !line.startsWith("Error: exit status");
  }

  @ParameterizedTest
  @CsvSource({
    "unreachable database, DATASOURCES_DEFAULT_URL, jdbc:mariadb://127.0.0.1:9/image, 6",
    "no such role,         TECHMEDICOS_ROLE,        waiter,                           4",
    "no such key folder,   TECHMEDICOS_KEYS,        /nowhere/keys,                    8",
    "no password,          TECHMEDICOS_OPERATOR_PASSWORD, '',                         4",
    "read-only volume,     TECHMEDICOS_DATA,        /opt/techmedicos,                 7",
    "no such KMS key,      TECHMEDICOS_MASTER_KEY_KMS, projects/none,                 4"
  })
  void what_cannot_start_ends_soon_with_one_line_and_a_code(
      String what, String variable, String value, int code) throws Exception {
    Map<String, String> settings = settings("image_" + Math.abs(what.hashCode()));
    settings.put(variable, value);
    if (variable.equals("TECHMEDICOS_DATA")) {
      settings.remove("DATASOURCES_DEFAULT_URL");
      settings.remove("DATASOURCES_DEFAULT_USERNAME");
    }
    Instant started = Instant.now();
    try (Container service = Container.start(folder, settings)) {
      int ended = service.exitCode();
      Duration took = Duration.between(started, Instant.now());
      System.out.printf(
          "Image, %s: %d after %d ms%n%s", what, ended, took.toMillis(), service.said());
      assertThat(ended).as(service.said()).isEqualTo(code);
      assertThat(service.said().lines().filter(ImageTrial::isOurs)).hasSize(1);
      assertThat(took).isLessThan(LONGEST_FAILURE);
    }
  }
}
