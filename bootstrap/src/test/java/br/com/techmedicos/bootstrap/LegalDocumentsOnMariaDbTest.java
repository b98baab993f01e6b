package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.util.Map;

class LegalDocumentsOnMariaDbTest extends LegalDocumentStories {

  private static final String SCHEMA = "legal_documents";

  @Override
  Map<String, Object> database() {
    return Map.of(
        "datasources.default.url",
        MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
        "datasources.default.username",
        "root");
  }
}
