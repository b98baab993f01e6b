package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.bootstrap.Application;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service, or what it is compared with, in a process of its own, with 512 MB of heap. The
 * service is on H2 or on the database that {@code DATASOURCES_DEFAULT_URL} names.
 */
public final class ServiceProcess implements AutoCloseable {

  static final String OPERATOR = "operador";
  static final String PASSWORD = "uma senha que ninguém adivinha";

  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** This version of the service, on its defaults. */
  static ServiceProcess start() throws IOException, InterruptedException {
    return start(temporaryFolder(), Map.of());
  }

  /** This version of the service, on a folder that it may have been on before. */
  public static ServiceProcess start(Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path code = thisVersion();
    return Files.isDirectory(code)
        ? start(
            List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()),
            data,
            settings)
        : start(List.of("-jar", code.toString()), data, settings);
  }

  /** The version in a jar, with settings of its own. */
  static ServiceProcess start(Path jar, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    return start(List.of("-jar", jar.toString()), data, settings);
  }

  /**
   * A program for the JVM that this one runs on, which answers at {@code /health/readiness}.
   *
   * @param program options and arguments of the JVM
   * @param data its folder, where its log goes as well
   */
  public static ServiceProcess start(List<String> program, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("TECHMEDICOS_DATA", data.toString());
    environment.put("TECHMEDICOS_OPERATOR_LOGIN", OPERATOR);
    environment.put("TECHMEDICOS_OPERATOR_PASSWORD", PASSWORD);
    environment.putAll(settings);
    File log = Files.createTempFile(data, "service-", ".log").toFile();
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

  static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory("techmedicos-benchmark");
  }

  /** A port that nobody listens at. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Path thisVersion() {
    try {
      return Path.of(Application.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it answers. */
  public URI uri() {
    return uri;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Resident memory of the process, in MiB. */
  public long residentMebibytes() {
    return status("VmRSS:") / 1024;
  }

  /** How many threads the process has. */
  public long threads() {
    return status("Threads:");
  }

  private long status(String line) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(each -> each.startsWith(line))
          .map(each -> each.replaceAll("[^0-9]", ""))
          .mapToLong(Long::parseLong)
          .sum();
    } catch (IOException gone) {
      return 0;
    }
  }

  /** The time that it had on all processors. */
  public double cpuSeconds() {
    return process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
