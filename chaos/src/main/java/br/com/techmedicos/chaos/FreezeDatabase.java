package br.com.techmedicos.chaos;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The database stands still, with all its connections open, and goes on. */
@Command(
    name = "freeze-database",
    description = "Stops the database with SIGSTOP, and lets it go on.")
final class FreezeDatabase extends Fault {

  @Option(names = "--frozen", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int frozenSeconds = 20;

  @Override
  String word() {
    return "freeze-database";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    Signals.freeze(cluster.testbed().server().process(), frozenSeconds);
  }

  @Override
  List<String> complaints(Mix mix) {
    return tooLong(mix);
  }
}
