package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two instances of the service on one real server. */
class MachineClientsOnMariaDbTest extends MachineClientStories {

  private static final String SCHEMA = "machine_clients";

  @Override
  List<RunningService> instances(Path data, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(
        "datasources.default.url",
        MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA));
    all.put("datasources.default.username", "root");
    all.put("techmedicos.keys", data.resolve("keys").toString());
    return List.of(RunningService.start(data, all), RunningService.start(data, all));
  }
}
