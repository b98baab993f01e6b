package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.bootstrap.Application;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The service in a process of its own, with 512 MB of heap, on H2 or on the database that {@code
 * DATASOURCES_DEFAULT_URL} names.
 */
final class ServiceProcess implements AutoCloseable {

  static final String OPERATOR = "operador";
  static final String PASSWORD = "uma senha que ninguém adivinha";

  private static final int START_SECONDS = 120;

  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** This version of the service, on its defaults. */
  static ServiceProcess start() throws IOException, InterruptedException {
    return start(thisVersion(), Map.of());
  }

  /** The version in a jar, with settings of its own. */
  static ServiceProcess start(Path jar, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("techmedicos-hostile");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            jar.toString());
    Map<String, String> environment = builder.environment();
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("TECHMEDICOS_DATA", data.toString());
    environment.put("TECHMEDICOS_OPERATOR_LOGIN", OPERATOR);
    environment.put("TECHMEDICOS_OPERATOR_PASSWORD", PASSWORD);
    environment.putAll(settings);
    File log = data.resolve("service.log").toFile();
    System.out.println("log: " + log);
    Process process = builder.redirectErrorStream(true).redirectOutput(log).start();
    ServiceProcess instance = new ServiceProcess(process, URI.create("http://127.0.0.1:" + port));
    try (Caller caller = new Caller(instance.uri, "127.0.0.1")) {
      for (int i = 0; i < START_SECONDS * 5; i++) {
        if (process.isAlive() && caller.get("/health/readiness").status() == 200) {
          return instance;
        }
        Thread.sleep(200);
      }
    }
    instance.close();
    throw new IllegalStateException("the service did not start; see " + log);
  }

  private static Path thisVersion() {
    try {
      return Path.of(Application.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  URI uri() {
    return uri;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Resident memory of the process, in MiB. */
  long residentMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .map(line -> line.replaceAll("[^0-9]", ""))
              .mapToLong(Long::parseLong)
              .sum()
          / 1024;
    } catch (IOException gone) {
      return 0;
    }
  }

  /** How many threads the process has. */
  long threads() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("Threads:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
