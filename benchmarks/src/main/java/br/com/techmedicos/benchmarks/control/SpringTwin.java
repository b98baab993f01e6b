package br.com.techmedicos.benchmarks.control;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slots, search and booking in Spring Boot, on the schema of the service. It is no part of the
 * build, and has to be packaged by hand.
 */
public final class SpringTwin {

  private static final Path JAR =
      Path.of(System.getProperty("benchmarks.folder", "."), "spring-twin/target/spring-twin.jar")
          .toAbsolutePath();

  private SpringTwin() {}

  /** Whether it is packaged; if it is not, says how to. */
  public static boolean isPackaged() {
    boolean packaged = Files.exists(JAR);
    if (!packaged) {
      System.out.println(
          "NOT RUN: the twin is not packaged yet: mvn -q -f benchmarks/spring-twin package");
    }
    return packaged;
  }

  /** The program that is measured. */
  public static Path jar() {
    return JAR;
  }

  /**
   * Starts it on a free port.
   *
   * @param command how
   * @param data where its log goes
   * @param settings its environment
   * @param path a call that it answers
   */
  public static ServiceProcess start(
      List<String> command, Path data, Map<String, String> settings, String path)
      throws IOException, InterruptedException {
    String port = freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SERVER_PORT", port);
    environment.put("MICRONAUT_SERVER_PORT", port); // where it is asked
    return ServiceProcess.start(command, data, environment, path);
  }

  private static String freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return Integer.toString(free.getLocalPort());
    }
  }
}
