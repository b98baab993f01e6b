package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.MariaDb;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** A database with a clinic in it, and the folder of the service on it. */
public final class Testbed implements AutoCloseable {

  private static final int CONNECTIONS_OF_OTHERS = 400;
  private static final String JVM_FOR_MANY_CONNECTIONS = "-Xms1g -Xmx1g -XX:+UseParallelGC";
  private static final String URL = "datasources.default.url";
  private static final String USER = "datasources.default.username";

  private final Optional<MariaDb> server;
  private final String url;
  private final String user;
  private final Path data;
  private final Clinic clinic;

  private Testbed(Optional<MariaDb> server, ApplicationContext context, Path data, Clinic clinic) {
    this.server = server;
    this.url = context.getRequiredProperty(URL, String.class);
    this.user = context.getRequiredProperty(USER, String.class);
    this.data = data;
    this.clinic = clinic;
  }

  /** One on MariaDB. */
  public static Testbed of(int doctors, int patients) throws IOException, InterruptedException {
    return on(MariaDb.start(folder().resolve("mariadb")), doctors, patients);
  }

  /** One on a MariaDB that ends with it. */
  public static Testbed on(MariaDb server, int doctors, int patients)
      throws IOException, InterruptedException {
    return fill(Optional.of(server), Map.of(URL, server.url(), USER, "root"), doctors, patients);
  }

  /**
   * One on a MariaDB that stays in a folder. The clinic is empty if the folder is not: who was
   * added before is not known any more.
   */
  static Testbed kept(Path folder, int doctors) throws IOException, InterruptedException {
    MariaDb server = MariaDb.startKept(folder.toAbsolutePath().resolve("mariadb"));
    Path data = Files.createDirectories(folder.toAbsolutePath().resolve("service"));
    return fill(Optional.of(server), Map.of(URL, server.url(), USER, "root"), data, doctors, 0);
  }

  /** One on the embedded database, which is the service's alone while it runs. */
  public static Testbed embedded(int doctors, int patients)
      throws IOException, InterruptedException {
    return fill(Optional.empty(), Map.of(), doctors, patients);
  }

  /** One on a server that whoever starts it ends. Its root has no password. */
  public static Testbed at(String url, int doctors, int patients)
      throws IOException, InterruptedException {
    return fill(Optional.empty(), Map.of(URL, url, USER, "root"), doctors, patients);
  }

  /** Where what is not kept may be. */
  public static Path folder() {
    return Path.of(System.getProperty("benchmarks.folder", "."), "target").toAbsolutePath();
  }

  private static Testbed fill(
      Optional<MariaDb> server, Map<String, Object> database, int doctors, int patients)
      throws IOException, InterruptedException {
    Files.createDirectories(folder());
    return fill(
        server, database, Files.createTempDirectory(folder(), "service-"), doctors, patients);
  }

  private static Testbed fill(
      Optional<MariaDb> server, Map<String, Object> database, Path data, int doctors, int patients)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (ApplicationContext context = open(database, data)) {
      Clinic clinic = Clinic.fill(context, doctors, patients);
      System.out.printf(
          "%,d doctors and %,d patients in %.0f s%n",
          doctors, patients, (System.nanoTime() - start) / 1e9);
      return new Testbed(server, context, data, clinic);
    } catch (RuntimeException | InterruptedException | Error e) {
      server.ifPresent(MariaDb::close);
      throw e;
    }
  }

  /** The service's parts in this process, without its jobs; whoever opens them closes them. */
  ApplicationContext open() throws InterruptedException {
    return open(Map.of(URL, url, USER, user), data);
  }

  private static ApplicationContext open(Map<String, Object> database, Path data)
      throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(database);
    settings.put("techmedicos.data", data.toString());
    ApplicationContext context =
        ApplicationContext.builder()
            .environmentPropertySource(false) // which is another service's
            .properties(settings)
            .start();
    endJobs(context);
    return context;
  }

  /** A job that begins while the context closes would open the database anew, and keep it open. */
  private static void endJobs(ApplicationContext context) throws InterruptedException {
    ExecutorService jobs =
        context.getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED));
    jobs.shutdown();
    if (!jobs.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("jobs do not end");
    }
  }

  /** Who is in it. */
  public Clinic clinic() {
    return clinic;
  }

  /** The service's folder, with its keys. */
  public Path data() {
    return data;
  }

  /** The database's server. */
  public MariaDb server() {
    return server.orElseThrow();
  }

  /** Where the database is. Its user has no password. */
  String url() {
    return url;
  }

  String user() {
    return user;
  }

  /** A connection to the database; to the embedded one only while the service does not run. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  /** Starts the service, without the quotas of users and addresses. */
  public ServiceProcess startService(Map<String, String> more)
      throws IOException, InterruptedException {
    return ServiceProcess.start(data, settings(more));
  }

  /**
   * The same, for many open connections, with the heap and the collector that the operator's guide
   * has for them.
   */
  ServiceProcess startServiceFor(int connections) throws IOException, InterruptedException {
    int most = connections + CONNECTIONS_OF_OTHERS;
    return startService(
        Map.of(
            "TECHMEDICOS_CONNECTIONS_MOST",
            Integer.toString(most),
            "JAVA_OPTS",
            JVM_FOR_MANY_CONNECTIONS));
  }

  /** The same, of the version in a jar. */
  public ServiceProcess startService(Path jar, Map<String, String> more)
      throws IOException, InterruptedException {
    return ServiceProcess.start(jar, data, settings(more));
  }

  private Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("TECHMEDICOS_RATE_LIMITS_ENABLED", "false");
    if (!url.startsWith("jdbc:h2:")) {
      settings.putIfAbsent("DATASOURCES_DEFAULT_URL", url);
      settings.put("DATASOURCES_DEFAULT_USERNAME", user);
      settings.put("DATASOURCES_DEFAULT_PASSWORD", "");
    }
    return settings;
  }

  /**
   * Runs a command of the service, beside its instances.
   *
   * @param words what to run
   * @return its exit code
   */
  public int command(String... words) throws IOException, InterruptedException {
    return command(Map.of(), words);
  }

  /** The same, with settings of its own. */
  public int command(Map<String, String> more, String... words)
      throws IOException, InterruptedException {
    ProcessBuilder builder = ServiceProcess.onItsOwn(ServiceProcess.command(words));
    Map<String, String> settings = new HashMap<>(more);
    settings.putIfAbsent("TECHMEDICOS_DATA", data.toString());
    builder.environment().putAll(settings(settings));
    return builder.inheritIO().start().waitFor();
  }

  @Override
  public void close() {
    server.ifPresent(MariaDb::close);
  }
}
