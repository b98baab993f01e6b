package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.MariaDb;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A database with a clinic in it, and the folder of the service on it. */
final class Testbed implements AutoCloseable {

  private final Optional<MariaDb> database;
  private final Path data;
  private final Clinic clinic;

  private Testbed(Optional<MariaDb> database, Path data, Clinic clinic) {
    this.database = database;
    this.data = data;
    this.clinic = clinic;
  }

  /**
   * Makes one.
   *
   * @param embedded on H2, instead of MariaDB
   */
  static Testbed of(boolean embedded, int doctors, int patients) throws IOException {
    Path folder = Path.of(System.getProperty("benchmarks.folder", "."), "target").toAbsolutePath();
    Files.createDirectories(folder);
    Path data = Files.createTempDirectory(folder, "service-");
    Optional<MariaDb> database =
        embedded ? Optional.empty() : Optional.of(MariaDb.start(folder.resolve("mariadb")));
    long start = System.nanoTime();
    Map<String, Object> settings = new HashMap<>();
    settings.put("techmedicos.data", data.toString());
    database.ifPresent(
        server -> {
          settings.put("datasources.default.url", server.url());
          settings.put("datasources.default.username", "root");
        });
    try (ApplicationContext context = ApplicationContext.run(settings)) {
      Clinic clinic = Clinic.fill(context, doctors, patients);
      System.out.printf(
          "%,d doctors and %,d patients in %.0f s%n",
          doctors, patients, (System.nanoTime() - start) / 1e9);
      return new Testbed(database, data, clinic);
    } catch (RuntimeException | Error e) {
      database.ifPresent(MariaDb::close);
      throw e;
    }
  }

  Clinic clinic() {
    return clinic;
  }

  Path data() {
    return data;
  }

  /** The address of the database, if it is a server. */
  Optional<String> url() {
    return database.map(MariaDb::url);
  }

  /** Starts the service, without the quotas of users and addresses. */
  ServiceProcess startService(Map<String, String> more) throws IOException, InterruptedException {
    return ServiceProcess.start(data, settings(more));
  }

  /** The environment of the service, and of what it is compared with. */
  Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TECHMEDICOS_RATE_LIMITS_ENABLED", "false");
    url()
        .ifPresent(
            server -> {
              settings.put("DATASOURCES_DEFAULT_URL", server);
              settings.put("DATASOURCES_DEFAULT_USERNAME", "root");
              settings.put("DATASOURCES_DEFAULT_PASSWORD", "");
            });
    settings.putAll(more);
    return settings;
  }

  @Override
  public void close() {
    database.ifPresent(MariaDb::close);
  }
}
