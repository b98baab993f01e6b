package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.report.Finding;
import java.util.ArrayList;
import java.util.List;

/** The rates of the service and of its control, which take turns. */
final class Comparison {

  private final String what;
  private final String against;
  private final double target;
  private final List<Turn> turns = new ArrayList<>();

  private record Turn(Rate service, Rate control) {

    private double ratio() {
      return service.perSecond() / control.perSecond();
    }
  }

  /** One side's turn. */
  interface Side {
    Rate measure() throws Exception;
  }

  /**
   * Nothing is measured yet.
   *
   * @param what the service does
   * @param against what it is compared with
   * @param target of the ratio of the service's rate to the control's
   */
  Comparison(String what, String against, double target) {
    this.what = what;
    this.against = against;
    this.target = target;
  }

  /** Measures both. Who is first changes with each turn: the second finds the machine warm. */
  void turn(Side service, Side control) throws Exception {
    boolean serviceFirst = turns.size() % 2 == 0;
    Rate first = (serviceFirst ? service : control).measure();
    Rate second = (serviceFirst ? control : service).measure();
    Turn turn = serviceFirst ? new Turn(first, second) : new Turn(second, first);
    turns.add(turn);
    System.out.printf(
        "%s, turn %d: %.0f/s, %.0f µs; %s %.0f/s, %.0f µs; ratio %.2f%n",
        what,
        turns.size(),
        turn.service().perSecond(),
        turn.service().cpuMicros(),
        against,
        turn.control().perSecond(),
        turn.control().cpuMicros(),
        turn.ratio());
  }

  Finding ratio() {
    return Finding.atLeast(
        "%s (%s)".formatted(what, Scenario.median(turns, turn -> turn.service().perSecond(), "/s")),
        "%s (%s)"
            .formatted(against, Scenario.median(turns, turn -> turn.control().perSecond(), "/s")),
        Scenario.figures(turns, Turn::ratio),
        target,
        "×");
  }

  Finding cpu() {
    return Finding.note(
        "processor time of one, %s: service, %s".formatted(what, against),
        "%s, %s"
            .formatted(
                Scenario.median(turns, turn -> turn.service().cpuMicros(), "µs"),
                Scenario.median(turns, turn -> turn.control().cpuMicros(), "µs")));
  }
}
