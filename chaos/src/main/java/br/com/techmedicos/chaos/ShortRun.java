package br.com.techmedicos.chaos;

import java.util.List;
import picocli.CommandLine.Command;

/** What the test command runs: an instance is killed, and then the database. */
@Command(
    name = "short",
    description = "Kills an instance and then the database, with little load, in about a minute.")
final class ShortRun extends Fault {

  private final KillDatabase killDatabase = new KillDatabase();

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
    killDatabase.inflict(cluster);
  }

  @Override
  List<String> complaints(Mix mix) {
    return killDatabase.complaints(mix);
  }
}
