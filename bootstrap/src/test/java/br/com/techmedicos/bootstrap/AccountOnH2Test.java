package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class AccountOnH2Test extends AccountStories {

  private final Mailboxes mails = new Mailboxes();
  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings = new HashMap<>(mails.settings());
    settings.put("techmedicos.operator.second-factor", "required");
    settings.put("techmedicos.email-confirmation", "required");
    service = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    service.close();
    mails.close();
  }

  @Override
  List<RunningService> services() {
    return List.of(service);
  }

  @Override
  Mailboxes mails() {
    return mails;
  }
}
