package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.MariaDb;
import picocli.CommandLine.Command;

/** The database is killed in the middle of bookings, and comes back. */
@Command(name = "kill-database", description = "Kills the database with SIGKILL, and restarts it.")
final class KillDatabase extends Fault {

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
    System.out.printf("the database is back after %.1f s%n", (System.nanoTime() - start) / 1e9);
  }
}
