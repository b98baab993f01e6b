package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The network between the instances and the database is slow, silent or cut. */
@Command(
    name = "break-line",
    description = "Makes the network between instances and database slow, silent or cut.")
final class BreakLine extends Fault {

  @Option(
      names = "--state",
      description = {
        "SLOW: everything arrives late; SILENT: nothing arrives, and nobody is told; CUT: connections"
            + " are reset, and none can be made (default: ${DEFAULT-VALUE})."
      })
  private Line.State state = Line.State.SILENT;

  @Option(names = "--both", description = "For both instances, instead of one.")
  private boolean both;

  @Option(names = "--broken", description = "For how many seconds (default: ${DEFAULT-VALUE}).")
  private int brokenSeconds = 15;

  @Option(
      names = "--delay",
      description =
          "Milliseconds that each packet is late if it is slow (default: ${DEFAULT-VALUE}).")
  private int delayMillis = 50;

  private final List<Line> lines = new ArrayList<>();

  BreakLine() {}

  /** In a state, whatever the words say. */
  BreakLine(Line.State state) {
    this.state = state;
  }

  @Override
  String word() {
    return "break-line, %s for %s"
        .formatted(state.name().toLowerCase(Locale.ROOT), both ? "both instances" : "one instance");
  }

  @Override
  Cluster start(int doctors, int patients) throws Exception {
    Testbed testbed = Testbed.of(doctors, patients);
    int port = URI.create(testbed.server().url().substring("jdbc:".length())).getPort();
    List<Map<String, String>> settings = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Line line = Line.to(port, delayMillis);
      lines.add(line);
      settings.add(
          Map.of(
              "DATASOURCES_DEFAULT_URL",
              "jdbc:mariadb://127.0.0.1:" + line.port() + "/techmedicos"));
    }
    return Cluster.start(testbed, settings);
  }

  @Override
  void inflict(Cluster cluster) throws Exception {
    become(state);
    Thread.sleep(1000L * brokenSeconds);
    become(Line.State.OPEN);
  }

  private void become(Line.State next) throws IOException {
    for (Line line : both ? lines : lines.subList(0, 1)) {
      line.become(next);
    }
  }

  @Override
  List<String> complaints(Mix mix) {
    return tooLong(mix);
  }

  @Override
  void cleanUp() throws IOException {
    for (Line line : lines) {
      line.close();
    }
  }
}
