package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class OperatorsOnH2Test extends OperatorStories {

  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, Map.of("techmedicos.operator.approval", "required"));
    startWithAnother(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Override
  List<RunningService> services() {
    return List.of(service);
  }
}
