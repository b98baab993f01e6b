package br.com.techmedicos.chaos;

import picocli.CommandLine.Command;

/** An instance is killed, and comes back. */
@Command(name = "kill-instance", description = "Kills an instance with SIGKILL, and restarts it.")
final class KillInstance extends Fault {

  @Override
  String word() {
    return "kill-instance";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Instance first = cluster.instances().get(0);
    Signals.KILL.send(first.process());
    first.process().onExit().join();
    Thread.sleep(2000);
    first.startAgain();
  }
}
