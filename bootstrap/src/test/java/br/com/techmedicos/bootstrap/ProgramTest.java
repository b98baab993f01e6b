package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read who start the program, and what the demo leaves alone. */
class ProgramTest {

  private static final Map<String, String> ANY_PORT = Map.of("MICRONAUT_SERVER_PORT", "-1");

  @TempDir private Path folder;

  @Test
  void a_start_says_where_it_is_and_how_to_make_an_operator() throws Exception {
    try (ProgramRun service = ProgramRun.start(folder, ANY_PORT)) {
      String told = service.awaitOut("TECHMEDICOS_OPERATOR_PASSWORD");

      Matcher docs = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/docs").matcher(told);
      assertThat(docs.find()).isTrue();
      HttpRequest reference = HttpRequest.newBuilder(URI.create(docs.group())).build();
      assertThat(
              HttpClient.newBuilder()
                  .followRedirects(HttpClient.Redirect.NORMAL)
                  .build()
                  .send(reference, BodyHandlers.discarding())
                  .statusCode())
          .isEqualTo(200);
      assertThat(told).contains("TECHMEDICOS_OPERATOR_LOGIN");
      assertThat(service.error()).isEmpty();
    }
  }

  @Test
  void the_demo_tells_only_its_story() throws Exception {
    Map<String, String> settings = new HashMap<>(ANY_PORT);
    settings.put("TECHMEDICOS_DATA", folder.resolve("demo").toString());
    try (ProgramRun demo = ProgramRun.start(folder, settings, "demo")) {
      String told = demo.awaitOut("Para apagar");

      assertThat(told.strip()).startsWith("1. ");
      assertThat(told).doesNotContain(" INFO ", " DEBUG ");
      assertThat(demo.error()).isEmpty();
    }
  }

  @Test
  void the_demo_leaves_the_database_of_a_server_alone() throws Exception {
    String url = MariaDbServer.running().withSchema("somebodys").urlForMariaDbDriver("somebodys");
    try (Connection connection = DriverManager.getConnection(url, "root", "")) {
      connection.createStatement().execute("CREATE TABLE theirs (id INT PRIMARY KEY)");
      assertRefused(
          Map.of("DATASOURCES_DEFAULT_URL", url, "DATASOURCES_DEFAULT_USERNAME", "root"),
          "DATASOURCES_DEFAULT_URL");
      ResultSet tables = connection.createStatement().executeQuery("SHOW TABLES");
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString(1)).isEqualTo("theirs");
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void the_demo_leaves_the_folder_of_a_service_alone() throws Exception {
    Path data = folder.resolve("data");
    RunningService.start(data, Map.of()).close();
    Map<String, Long> before = contents(data);

    assertRefused(Map.of("TECHMEDICOS_DATA", data.toString()), "TECHMEDICOS_DATA");

    assertThat(contents(data)).isEqualTo(before);
  }

  @Test
  void the_demo_leaves_keys_journal_and_database_in_another_folder_alone() throws Exception {
    Path keys = folder.resolve("keys");
    Path journal = folder.resolve("deletions");
    assertRefused(Map.of("TECHMEDICOS_KEYS", keys.toString()), "TECHMEDICOS_KEYS");
    assertRefused(Map.of("TECHMEDICOS_DELETIONS", journal.toString()), "TECHMEDICOS_DELETIONS");
    assertRefused(
        Map.of("DATASOURCES_DEFAULT_URL", "jdbc:h2:file:./data/db/techmedicos;MODE=MySQL"),
        "DATASOURCES_DEFAULT_URL");

    assertThat(keys).doesNotExist();
    assertThat(journal).doesNotExist();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void the_demo_writes_to_no_bucket_and_tells_no_broker() throws Exception {
    assertRefused(
        Map.of("TECHMEDICOS_STORAGE_S3_BUCKET", "of-a-clinic"), "TECHMEDICOS_STORAGE_S3_BUCKET");
    assertRefused(Map.of("TECHMEDICOS_BROKER_URL", "amqp://127.0.0.1:1"), "TECHMEDICOS_BROKER_URL");
  }

  private void assertRefused(Map<String, String> settings, String named) throws Exception {
    try (ProgramRun demo = ProgramRun.start(folder, settings, "demo")) {
      assertThat(demo.exitCode()).as(demo.out()).isEqualTo(ExitCode.SETTING.number());
      assertThat(demo.error()).singleElement().asString().startsWith(named + " ").endsWith(".");
      assertThat(demo.out()).isEmpty();
    }
  }

  /** What is in a folder, by name: the size of a file, and when it was changed. */
  private static Map<String, Long> contents(Path folder) throws IOException {
    Map<String, Long> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        contents.put(
            path.toString(), Files.size(path) + 31 * Files.getLastModifiedTime(path).toMillis());
      }
    }
    return contents;
  }
}
