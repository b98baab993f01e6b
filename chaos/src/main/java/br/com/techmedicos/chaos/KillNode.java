package br.com.techmedicos.chaos;

import picocli.CommandLine.Command;

/** A node of the database's cluster is killed, and comes back. */
@Command(
    name = "kill-node",
    description = {
      "Runs the instances on two nodes of a Galera cluster of three, kills one of the two with"
          + " SIGKILL, and lets it join again.",
      "It needs Debian's mariadb-server, galera-4 and rsync."
    })
final class KillNode extends NodeFault {

  private static final int AWAY_MILLIS = 10_000;

  @Override
  String word() {
    return "kill-node";
  }

  @Override
  void inflict(Galera nodes) throws Exception {
    nodes.kill(0);
    Thread.sleep(AWAY_MILLIS);
  }

  @Override
  void recover(Galera nodes) throws Exception {
    nodes.rejoin(0);
  }
}
