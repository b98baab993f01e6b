package br.com.techmedicos.chaos;

import java.util.List;
import picocli.CommandLine.Command;

/** One instance after the other is restarted, and nobody notices. */
@Command(
    name = "rolling",
    description = "Restarts one instance after the other. One failed request fails it.")
final class RollingRestart extends Fault {

  /** The proxy's {@code slowstart}. */
  private static final int UNTIL_IT_HAS_ITS_SHARE_MILLIS = 20_000;

  @Override
  String word() {
    return "rolling";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    for (Instance instance : cluster.instances()) {
      instance.close();
      instance.startAgain();
      Thread.sleep(UNTIL_IT_HAS_ITS_SHARE_MILLIS);
    }
  }

  @Override
  List<String> complaints(Mix mix) {
    return mix.all().failed() == 0 ? List.of() : List.of(mix.all().failed() + " requests failed");
  }
}
