package br.com.techmedicos.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The service in a process of its own, as an operator starts it, which can be killed. */
final class ServiceProcess implements AutoCloseable {

  /** Of the operator it is started with. */
  static final String PASSWORD = "uma senha que ninguém adivinha";

  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts it on a folder, and waits until it is ready. */
  static ServiceProcess start(Path data, String... jvmOptions) throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvmOptions));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Application.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
    environment.put("TECHMEDICOS_DATA", data.toString());
    environment.put("TECHMEDICOS_OPERATOR_LOGIN", "operador");
    environment.put("TECHMEDICOS_OPERATOR_PASSWORD", PASSWORD);
    environment.put("TECHMEDICOS_RATE_LIMITS_ENABLED", "false");
    File log = data.resolve("service.log").toFile();
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    URI uri = URI.create("http://127.0.0.1:" + port);
    awaitReady(process, uri, log);
    return new ServiceProcess(process, uri);
  }

  URI uri() {
    return uri;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns how much of its memory is resident now. */
  long residentMebibytes() throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      String line = lines.filter(text -> text.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
  }

  /** Asks it to stop: {@code kill}. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end; returns the exit code. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** Kills it on the spot: {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private static void awaitReady(Process process, URI base, File log) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest ready = HttpRequest.newBuilder(base.resolve("/health/readiness")).build();
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (Instant.now().isBefore(deadline) && process.isAlive()) {
      try {
        if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // it is still starting
      }
      Thread.sleep(50);
    }
    process.destroyForcibly().waitFor();
    throw new IllegalStateException("the service did not start; see " + log);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
