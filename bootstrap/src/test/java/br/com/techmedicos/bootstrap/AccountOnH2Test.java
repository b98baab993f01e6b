package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class AccountOnH2Test extends AccountStories {

  private final Mailboxes mails = new Mailboxes();
  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, mails.settings());
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
