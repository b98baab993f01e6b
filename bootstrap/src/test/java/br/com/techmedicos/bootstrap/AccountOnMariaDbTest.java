package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service on one real server. */
class AccountOnMariaDbTest extends AccountStories {

  private static final String SCHEMA = "accounts";

  private final Mailboxes mails = new Mailboxes();
  private RunningService one;
  private RunningService other;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings = new HashMap<>(mails.settings());
    settings.put(
        "datasources.default.url",
        MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA));
    settings.put("datasources.default.username", "root");
    settings.put("techmedicos.operator.second-factor", "required");
    settings.put("techmedicos.email-confirmation", "required");
    settings.put("techmedicos.keys", data.resolve("keys").toString());
    one = RunningService.start(data, settings);
    other = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
    mails.close();
  }

  @Override
  List<RunningService> services() {
    return List.of(one, other);
  }

  @Override
  Mailboxes mails() {
    return mails;
  }
}
