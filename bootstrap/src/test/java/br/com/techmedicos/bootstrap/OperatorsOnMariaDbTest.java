package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service on one real server. */
class OperatorsOnMariaDbTest extends OperatorStories {

  private static final String SCHEMA = "operators";

  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings =
        Map.of(
            "datasources.default.url",
            MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
            "datasources.default.username",
            "root",
            "techmedicos.operator.approval",
            "required",
            "techmedicos.keys",
            data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
    startWithAnother(one);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Override
  List<RunningService> services() {
    return List.of(one, other);
  }
}
