package br.com.techmedicos.chaos;

import picocli.CommandLine.Command;

/** What the test command runs: an instance is killed, and then the database. */
@Command(
    name = "short",
    description = "Kills an instance and then the database, with little load, in about a minute.")
final class ShortRun extends Fault {

  ShortRun() {
    super(30, 6);
  }

  @Override
  String word() {
    return "short";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    new KillInstance().inflict(cluster);
    new KillDatabase().inflict(cluster);
  }
}
