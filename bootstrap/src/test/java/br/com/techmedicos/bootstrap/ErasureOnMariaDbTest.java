package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service on one real server. */
class ErasureOnMariaDbTest extends ErasureStories {

  private static final String SCHEMA = "erasure";

  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings =
        Map.of(
            "datasources.default.url",
                MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
            "datasources.default.username", "root",
            "techmedicos.keys", data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Override
  RunningService service() {
    return one;
  }

  @Override
  RunningService other() {
    return other;
  }
}
