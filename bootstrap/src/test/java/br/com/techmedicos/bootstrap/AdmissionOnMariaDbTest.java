package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.nio.file.Path;
import java.util.Map;

class AdmissionOnMariaDbTest extends AdmissionStories {

  private static final String SCHEMA = "admission";

  @Override
  Map<String, Object> database(Path data) {
    return Map.of(
        "datasources.default.url",
        MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
        "datasources.default.username",
        "root");
  }
}
