package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One instance of the service, always on the same port. */
final class Instance implements AutoCloseable {

  private final Testbed testbed;
  private final Map<String, String> settings;
  private final Optional<Path> jar;
  private ServiceProcess process;

  private Instance(
      Testbed testbed, Map<String, String> settings, Optional<Path> jar, ServiceProcess process) {
    this.jar = jar;
    this.testbed = testbed;
    this.settings = settings;
    this.process = process;
  }

  /** Starts it; returns once it is ready. */
  static Instance start(Testbed testbed, Map<String, String> settings)
      throws IOException, InterruptedException {
    return start(testbed, settings, Optional.empty());
  }

  /** The same, of the version in a jar, if there is one. */
  static Instance start(Testbed testbed, Map<String, String> settings, Optional<Path> jar)
      throws IOException, InterruptedException {
    ServiceProcess process = process(testbed, settings, jar);
    Map<String, String> same = new HashMap<>(settings);
    same.put("MICRONAUT_SERVER_PORT", Integer.toString(process.uri().getPort()));
    return new Instance(testbed, Map.copyOf(same), jar, process);
  }

  private static ServiceProcess process(
      Testbed testbed, Map<String, String> settings, Optional<Path> jar)
      throws IOException, InterruptedException {
    return jar.isPresent()
        ? testbed.startService(jar.get(), settings)
        : testbed.startService(settings);
  }

  URI uri() {
    return process.uri();
  }

  String port() {
    return Integer.toString(process.uri().getPort());
  }

  ProcessHandle process() {
    return process.process();
  }

  /** Starts it again after it has ended; returns once it is ready. */
  void startAgain() throws IOException, InterruptedException {
    process = process(testbed, settings, jar);
  }

  /** Ends it by SIGTERM, so that it drains. */
  @Override
  public void close() throws InterruptedException {
    process.close();
  }
}
