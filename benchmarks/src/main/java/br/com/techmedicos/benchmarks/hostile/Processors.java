package br.com.techmedicos.benchmarks.hostile;

import java.io.IOException;
import java.util.List;

/**
 * Who runs where: the service has the first half of the processors, its clients the others, so that
 * what is measured is the service and not its clients' hunger. With one processor they share it.
 */
final class Processors {

  private static final int ALL = Runtime.getRuntime().availableProcessors();
  private static final String FIRST_HALF = "0-" + (ALL / 2 - 1);
  private static final String SECOND_HALF = ALL / 2 + "-" + (ALL - 1);

  private Processors() {}

  /** How the service's command begins. */
  static List<String> ofService() {
    return ALL < 2 ? List.of() : List.of("taskset", "-c", FIRST_HALF);
  }

  /** Moves this process to its own. */
  static void leaveThoseOfService() throws IOException, InterruptedException {
    if (ALL >= 2) {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("taskset", "-a", "-p", "-c", SECOND_HALF, self)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start()
          .waitFor();
    }
  }
}
