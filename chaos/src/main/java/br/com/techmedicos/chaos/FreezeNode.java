package br.com.techmedicos.chaos;

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
final class FreezeNode extends NodeFault {

  @Option(names = "--frozen", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int frozenSeconds = 15;

  @Override
  String word() {
    return "freeze-node";
  }

  @Override
  void inflict(Galera nodes) throws Exception {
    Signals.freeze(nodes.process(0), frozenSeconds);
  }

  @Override
  void recover(Galera nodes) throws Exception {
    nodes.awaitWhole();
  }
}
