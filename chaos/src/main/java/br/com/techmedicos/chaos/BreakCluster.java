package br.com.techmedicos.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The network between one node of the database's cluster and the others is slow, silent or cut. */
@Command(
    name = "break-cluster",
    description = {
      "Runs the instances on two nodes of a Galera cluster of three, and makes the network between one"
          + " of the two and the other nodes slow, silent or cut. Its clients still reach it.",
      "It needs Debian's mariadb-server, galera-4, rsync and iptables, and root."
    })
final class BreakCluster extends NodeFault {

  @Option(
      names = "--state",
      description = {
        "SLOW: packets are lost, and sent again; SILENT: nothing arrives, and nobody is told; CUT:"
            + " connections are reset, and none can be made (default: ${DEFAULT-VALUE})."
      })
  private Border.State state = Border.State.SILENT;

  @Option(names = "--broken", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int brokenSeconds = 15;

  @Option(
      names = "--lost",
      description =
          "Percent of the packets that are lost if it is slow (default: ${DEFAULT-VALUE}).")
  private int lostPercent = 10;

  /** After which a node knows that it is cut off: evs.inactive_timeout, and a second. */
  private static final int NOTICED_SECONDS = 7;

  private final List<String> complaints = new ArrayList<>();
  private @Nullable Border border;

  @Override
  String word() {
    return "break-cluster, " + state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  Optional<String> missing() throws Exception {
    Optional<String> galera = super.missing();
    return galera.isPresent() ? galera : Border.missing();
  }

  @Override
  void inflict(Galera nodes) throws Exception {
    Border around = nodes.border(0);
    border = around;
    around.become(state, lostPercent);
    Thread.sleep(1000L * brokenSeconds);
    boolean mustKnow = state != Border.State.SLOW && brokenSeconds >= NOTICED_SECONDS;
    if (mustKnow && nodes.answers(0)) {
      complaints.add("the node that is cut off answers");
    }
  }

  @Override
  void recover(Galera nodes) throws Exception {
    cleanUp();
    nodes.awaitWhole();
  }

  @Override
  List<String> complaints(Mix mix) throws Exception {
    List<String> all = new ArrayList<>(complaints);
    all.addAll(super.complaints(mix));
    return all;
  }

  @Override
  void cleanUp() {
    if (border != null) {
      border.close();
    }
  }
}
