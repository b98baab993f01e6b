package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ClinicOnH2Test extends ClinicStories {

  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, Map.of());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  RunningService service() {
    return service;
  }
}
