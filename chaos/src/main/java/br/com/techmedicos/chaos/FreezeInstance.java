package br.com.techmedicos.chaos;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An instance stands still, with all its connections open, and goes on. */
@Command(
    name = "freeze-instance",
    description = "Stops an instance with SIGSTOP, and lets it go on.")
final class FreezeInstance extends Fault {

  @Option(names = "--frozen", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int frozenSeconds = 15;

  @Override
  String word() {
    return "freeze-instance";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Signals.freeze(cluster.instances().get(0).process(), frozenSeconds);
  }
}
