package br.com.techmedicos.benchmarks.control;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import io.micronaut.runtime.Micronaut;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers with a constant. A token is checked as the service does for what is public. */
public final class ConstantApplication {

  /** How many slots are in the answer. */
  static final String SLOTS = "CONTROL_SLOTS";

  /** The service's own beans, which would start as well. */
  private static final Pattern OF_THE_SERVICE =
      Pattern.compile(".*/(bootstrap|adapters/(?!identity/|shared/)[^/]+)/target/.*");

  private ConstantApplication() {}

  /** Starts it. */
  public static void main(String[] arguments) {
    Micronaut.build(arguments)
        .banner(false)
        .mainClass(ConstantApplication.class)
        .properties(
            Map.of(
                "control.enabled", true,
                "micronaut.server.host", "127.0.0.1",
                "micronaut.metrics.enabled", false,
                "micronaut.security.token.jwt.nimbus.reactive-validator", false,
                "micronaut.security.token.jwt.claims-validators.expiration", false,
                "micronaut.security.token.jwt.claims-validators.subject-not-null", false,
                "endpoints.health.sensitive", false))
        .start();
  }

  /**
   * Starts it in a process of its own.
   *
   * @param data the service's folder, with its keys
   * @param slots how many slots are in the answer
   */
  public static ServiceProcess start(Path data, int slots)
      throws IOException, InterruptedException {
    String classPath =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .filter(entry -> !OF_THE_SERVICE.matcher(entry + "/").matches())
            .collect(Collectors.joining(File.pathSeparator));
    return ServiceProcess.start(
        List.of(
            "-Dlogback.configurationFile=benchmarks-logback.xml",
            "-cp",
            classPath,
            ConstantApplication.class.getName()),
        data,
        Map.of(SLOTS, Integer.toString(slots)));
  }
}
