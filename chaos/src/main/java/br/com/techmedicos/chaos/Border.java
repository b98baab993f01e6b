package br.com.techmedicos.chaos;

import br.com.techmedicos.chaos.Galera.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where one node of a cluster ends and the others begin. Rules of the kernel close it; they concern
 * the ports of these nodes alone, not those of their clients. Only root may make them.
 */
final class Border implements AutoCloseable {

  /** How it is. */
  enum State {
    /** Some packets are lost, and sent again later. */
    SLOW,
    /** Nothing arrives, and nobody is told. */
    SILENT,
    /** Connections are reset, and no new one is made. */
    CUT
  }

  private static final String IPTABLES = "iptables";
  private static final int NO_PORT = 1;

  private final Place inside;
  private final List<Place> outside;
  private final List<List<String>> rules = new ArrayList<>();

  Border(Place inside, List<Place> outside) {
    this.inside = inside;
    this.outside = List.copyOf(outside);
  }

  /** Why this machine cannot have one, if it cannot. */
  static Optional<String> missing() throws InterruptedException {
    Place nowhere = new Place("127.0.0.2", List.of(NO_PORT));
    try (Border tried = new Border(nowhere, List.of(nowhere))) {
      for (State state : State.values()) {
        tried.become(state, NO_PORT);
      }
      return Optional.empty();
    } catch (IOException | IllegalStateException e) {
      return Optional.of("only root may make rules of the kernel, by iptables: " + e.getMessage());
    }
  }

  /**
   * Closes it.
   *
   * @param percent of the packets that are lost if it is slow
   */
  synchronized void become(State state, int percent) throws IOException, InterruptedException {
    open();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    List<String> action = new ArrayList<>();
    if (state == State.SLOW) {
      action.addAll(List.of("-m", "statistic", "--mode", "random"));
      action.addAll(List.of("--probability", Double.toString(percent / 100.0)));
    }
    action.addAll(List.of("-j", state == State.CUT ? "REJECT" : "DROP"));
    if (state == State.CUT) {
      action.addAll(List.of("--reject-with", "tcp-reset"));
    }
    for (int port : inside.ports()) {
      add(List.of("-d", inside.address(), "--dport", Integer.toString(port)), action);
      add(List.of("-s", inside.address(), "--sport", Integer.toString(port)), action);
    }
    for (Place other : outside) {
      for (int port : other.ports()) {
        add(List.of("-s", inside.address(), "--dport", Integer.toString(port)), action);
        add(List.of("-d", inside.address(), "--sport", Integer.toString(port)), action);
      }
    }
  }

  private void add(List<String> packets, List<String> action)
      throws IOException, InterruptedException {
    List<String> rule = new ArrayList<>(List.of("INPUT", "-i", "lo", "-p", "tcp"));
    rule.addAll(packets);
    rule.addAll(action);
    rules.add(rule); // first, lest it is forgotten if we are interrupted
    try {
      run("-I", rule);
    } catch (IOException | IllegalStateException e) {
      rules.remove(rule);
      throw e;
    }
  }

  /** Removes what closes it. */
  synchronized void open() throws IOException, InterruptedException {
    Optional<IllegalStateException> first = Optional.empty();
    for (List<String> rule : List.copyOf(rules)) {
      try {
        run("-D", rule);
        rules.remove(rule);
      } catch (IllegalStateException e) {
        first = first.or(() -> Optional.of(e));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private static void run(String verb, List<String> rule) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(IPTABLES, "--wait", "5", verb));
    command.addAll(rule);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  @Override
  public void close() {
    try {
      open();
    } catch (IOException | IllegalStateException e) {
      System.out.println("rules of iptables that could not be removed: " + rules);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
