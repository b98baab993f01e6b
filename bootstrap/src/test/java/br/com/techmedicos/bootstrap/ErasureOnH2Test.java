package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Patients leave a service that runs on what it brings itself. */
class ErasureOnH2Test extends ErasureStories {

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

  @Override
  RunningService other() {
    return service;
  }
}
