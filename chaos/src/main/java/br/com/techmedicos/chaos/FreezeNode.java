package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A node of the database's cluster stands still, is left out, and comes back. */
@Command(
    name = "freeze-node",
    description = {
      "Runs the instances on two nodes of a Galera cluster of three, and stops one of the two with"
          + " SIGSTOP, as if it could not be reached.",
      "It needs Debian's mariadb-server, galera-4 and rsync."
    })
final class FreezeNode extends Fault {

  @Option(names = "--frozen", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int frozenSeconds = 15;

  private @Nullable Galera galera;

  @Override
  String word() {
    return "freeze-node";
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
    Signals.freeze(nodes.process(0), frozenSeconds);
    long start = System.nanoTime();
    nodes.awaitSynced(0);
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
