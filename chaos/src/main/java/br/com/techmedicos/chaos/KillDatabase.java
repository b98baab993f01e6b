package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.MariaDb;
import java.util.List;
import picocli.CommandLine.Command;

/** The database is killed in the middle of bookings, and comes back. */
@Command(name = "kill-database", description = "Kills the database with SIGKILL, and restarts it.")
final class KillDatabase extends Fault {

  private static final double MOST_SECONDS = 10;

  private long backAt;

  @Override
  String word() {
    return "kill-database";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    MariaDb server = cluster.testbed().server();
    ProcessHandle process = server.process();
    Signals.KILL.send(process);
    process.onExit().join();
    long start = System.nanoTime();
    server.startAgain();
    backAt = System.nanoTime();
    System.out.printf("the database is back after %.1f s%n", (backAt - start) / 1e9);
  }

  @Override
  List<String> complaints(Mix mix) {
    double seconds = mix.secondsUntilWritten(backAt);
    System.out.printf("something is written %.1f s after the database is back%n", seconds);
    return seconds <= MOST_SECONDS
        ? List.of()
        : List.of("nothing is written within %.0f s of it".formatted(MOST_SECONDS));
  }
}
