package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault of one of the nodes of a Galera cluster of three. The instances run on that node and
 * another one, and all three are compared afterwards.
 */
abstract class NodeFault extends Fault {

  private @Nullable Galera galera;

  /** Makes the fault, and ends when the node may come back. */
  abstract void inflict(Galera nodes) throws Exception;

  /** Lets the node come back, and waits for it. */
  abstract void recover(Galera nodes) throws Exception;

  @Override
  Optional<String> missing() throws Exception {
    return Galera.missing();
  }

  @Override
  final Cluster start(int doctors, int patients) throws Exception {
    Galera nodes = Galera.start();
    galera = nodes;
    return Cluster.start(Testbed.at(nodes.url(2), doctors, patients), nodes.settingsOfTwo());
  }

  @Override
  final void inflict(Cluster cluster) throws Exception {
    Galera nodes = Objects.requireNonNull(galera);
    inflict(nodes);
    long start = System.nanoTime();
    recover(nodes);
    System.out.printf("the node is back after %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  @Override
  final List<Connection> databases(Cluster cluster) throws Exception {
    return Objects.requireNonNull(galera).connections();
  }

  @Override
  List<String> complaints(Mix mix) throws Exception {
    return Objects.requireNonNull(galera).differences();
  }
}
