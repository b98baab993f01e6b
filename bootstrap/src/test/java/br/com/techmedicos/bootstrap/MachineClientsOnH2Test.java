package br.com.techmedicos.bootstrap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class MachineClientsOnH2Test extends MachineClientStories {

  @Override
  List<RunningService> instances(Path data, Map<String, Object> settings) {
    return List.of(RunningService.start(data, settings));
  }
}
