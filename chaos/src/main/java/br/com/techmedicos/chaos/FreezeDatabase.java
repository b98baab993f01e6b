package br.com.techmedicos.chaos;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The database stands still, with all its connections open, and goes on. */
@Command(
    name = "freeze-database",
    description = "Stops the database with SIGSTOP, and lets it go on.")
final class FreezeDatabase extends Fault {

  /** A call is answered within ten seconds (ADR 36); a second is for the proxy and us. */
  private static final double LONGEST_READ_SECONDS = 11;

  /** Before that, a write may have waited eight seconds for its turn (ADR 35). */
  private static final double LONGEST_WRITE_SECONDS = LONGEST_READ_SECONDS + 8;

  @Option(names = "--frozen", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int frozenSeconds = 20;

  @Override
  String word() {
    return "freeze-database";
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    ProcessHandle process = cluster.testbed().server().process();
    Signals.STOP.send(process);
    try {
      Thread.sleep(1000L * frozenSeconds);
    } finally {
      Signals.CONT.send(process);
    }
  }

  @Override
  List<String> complaints(Mix mix) {
    return mix.longestReadSeconds() <= LONGEST_READ_SECONDS
            && mix.longestWriteSeconds() <= LONGEST_WRITE_SECONDS
        ? List.of()
        : List.of("somebody waited too long for an answer");
  }
}
