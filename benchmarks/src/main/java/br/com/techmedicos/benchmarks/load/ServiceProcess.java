package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.bootstrap.Application;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The service, or what it is compared with, in a process of its own. */
public final class ServiceProcess implements AutoCloseable {

  /** The login of the first operator. */
  public static final String OPERATOR = "operador";

  /** The password of the first operator. */
  public static final String PASSWORD = "uma senha que ninguém adivinha";

  private static final String PORT = "MICRONAUT_SERVER_PORT";
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final List<String> OF_ANOTHER_SERVICE =
      List.of("JAVA_", "TECHMEDICOS_", "DATASOURCES_", "MICRONAUT_");
  private static final String READINESS = "/health/readiness";
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final int POLL_MILLIS = 5;
  private static final int CONNECT_MILLIS = 100;
  private static final int ANSWER_MILLIS = 10_000;
  private static final int STOP_SECONDS = 30;
  private static final int LAST_LINES = 20;

  /** What runs. It ends with us, however we end, unless we are killed. */
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ServiceProcess::endAll));
  }

  private final Process process;
  private final URI uri;
  private final Path log;

  private ServiceProcess(Process process, URI uri, Path log) {
    this.process = process;
    this.uri = uri;
    this.log = log;
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
        : start(code, data, settings);
  }

  /** The version in a jar, with settings of its own. */
  public static ServiceProcess start(Path jar, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    return start(List.of("-jar", jar.toString()), data, settings);
  }

  /**
   * A program for the JVM that this one runs on, which answers at {@code /health/readiness}.
   *
   * @param program options and arguments of the JVM
   * @param data its folder, where its log goes as well
   * @param settings its environment: the service is on H2, unless {@code DATASOURCES_DEFAULT_URL}
   *     names a database, and has 512 MB of heap, unless {@code JAVA_OPTS} says otherwise
   */
  public static ServiceProcess start(List<String> program, Path data, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(settings.getOrDefault("JAVA_OPTS", "-Xmx512m").split(" ")));
    command.addAll(program);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TECHMEDICOS_OPERATOR_LOGIN", OPERATOR);
    environment.put("TECHMEDICOS_OPERATOR_PASSWORD", PASSWORD);
    ServiceProcess started = start(command, data, environment, READINESS);
    System.out.println("log: " + started.log);
    return started;
  }

  /**
   * A command, on the port that {@code MICRONAUT_SERVER_PORT} of its environment names, or a free
   * one. Returns once it answers with 200.
   *
   * @param data its folder, where its log goes as well
   * @param path what it is asked for
   * @throws IllegalStateException if it does not answer within two minutes, or, at once, if it
   *     ends; with the last lines of its log
   */
  public static ServiceProcess start(
      List<String> command, Path data, Map<String, String> environment, String path)
      throws IOException, InterruptedException {
    int port = environment.containsKey(PORT) ? Integer.parseInt(environment.get(PORT)) : freePort();
    Path log = Files.createTempFile(data, "service-", ".log");
    ProcessBuilder builder = onItsOwn(givingWay(command));
    builder.environment().put(PORT, Integer.toString(port));
    builder.environment().put("TECHMEDICOS_DATA", data.toString());
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    RUNNING.add(process);
    process.onExit().thenAccept(RUNNING::remove);
    ServiceProcess started =
        new ServiceProcess(process, URI.create("http://127.0.0.1:" + port), log);
    try {
      started.awaitAnswer(path);
      started.giveWay(0);
      return started;
    } catch (Exception e) {
      started.close();
      throw e;
    }
  }

  /**
   * A process that shares nothing with this one. What the environment names is another service's:
   * its database, its keys, its broker. And Linux shares processors between sessions first, so the
   * hundred threads of a service do not keep the one thread of a load from its turn, as they would
   * not if it had a machine of its own.
   */
  public static ProcessBuilder onItsOwn(List<String> command) {
    List<String> whole = new ArrayList<>(command);
    if (Files.isExecutable(SETSID)) {
      whole.add(0, SETSID.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder
        .environment()
        .keySet()
        .removeIf(name -> OF_ANOTHER_SERVICE.stream().anyMatch(name::startsWith));
    return builder;
  }

  /**
   * A command that gets what others leave of the processors: what starts would take nothing from
   * them on a machine of its own. Elsewhere than on Linux, the command itself.
   */
  private static List<String> givingWay(List<String> command) {
    if (!Files.isExecutable(SETSID)) {
      return command;
    }
    List<String> whole =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "echo 19 2>&- >/proc/self/autogroup; exec \"$0\" \"$@\""));
    whole.addAll(command);
    return whole;
  }

  /** Says how much less of the processors it gets than others, from 0 to 19, where it can. */
  private void giveWay(int niceness) {
    try {
      Files.writeString(
          Path.of("/proc/" + process.pid() + "/autogroup"), Integer.toString(niceness));
    } catch (IOException notHere) {
      // then it gets as much as others
    }
  }

  private static void endAll() {
    RUNNING.forEach(Process::destroy);
    try {
      for (Process process : RUNNING) {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer(String path) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!answers(path)) {
      if (!process.isAlive()) {
        throw failure("ended with exit code " + process.exitValue());
      }
      if (System.nanoTime() > end) {
        throw failure("does not answer");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private IllegalStateException failure(String what) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return new IllegalStateException(
        "the service %s; the end of %s:%n%s"
            .formatted(
                what,
                log,
                String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))));
  }

  private boolean answers(String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.resolve(path).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  static Path temporaryFolder() throws IOException {
    return Files.createTempDirectory("techmedicos-benchmark");
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** This version's program with some words, on the JVM that this one runs on. */
  public static List<String> command(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Path code = thisVersion();
    command.addAll(
        Files.isDirectory(code)
            ? List.of("-cp", System.getProperty("java.class.path"), Application.class.getName())
            : List.of("-jar", code.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** The jar of this version, or the folder of its classes. */
  public static Path thisVersion() {
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

  /** The process itself. */
  public ProcessHandle process() {
    return process.toHandle();
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
