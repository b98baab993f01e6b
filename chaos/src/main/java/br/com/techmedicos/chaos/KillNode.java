package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** A node of the database's cluster is killed, and comes back. */
@Command(
    name = "kill-node",
    description = {
      "Runs the instances on two nodes of a Galera cluster of three, kills one of the two with"
          + " SIGKILL, and lets it join again.",
      "It needs Debian's mariadb-server, galera-4 and rsync."
    })
final class KillNode extends Fault {

  private static final int AWAY_MILLIS = 10_000;

  private @Nullable Galera galera;

  @Override
  String word() {
    return "kill-node";
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    Galera nodes = Galera.start();
    galera = nodes;
    return Cluster.start(Testbed.at(nodes.url(2), doctors, patients), nodes.settingsOfTwo());
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Galera nodes = Objects.requireNonNull(galera);
    nodes.kill(0);
    Thread.sleep(AWAY_MILLIS);
    long start = System.nanoTime();
    nodes.rejoin(0);
    System.out.printf("the node is back after %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  @Override
  List<Connection> databases(Cluster cluster) throws Exception {
    return Objects.requireNonNull(galera).connections();
  }

  @Override
  List<String> complaints(Mix mix) throws Exception {
    return Objects.requireNonNull(galera).differences();
  }
}
