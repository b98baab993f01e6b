package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.benchmarks.report.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Honest users on their own, then beside attackers: how many of their logins, slots and bookings
 * succeed by the second try, how much slower they are, and what becomes of the instance's memory.
 *
 * <p>Arguments: how many minutes under attack (15), and how many seconds of quiet before (60),
 * which are preceded by as many to warm up. Exits with 1 if a target is missed. Linux only: every
 * client has an address of its own in 127.0.0.0/8.
 */
public final class HostileLoad {

  private static final double SUCCEEDED = 0.99;
  private static final double SLOWER = 5;
  private static final int WARM_UP_UNDER_ATTACK_SECONDS = 60;
  private static final double MEMORY_GROWTH = 1.15;
  private static final List<String> OF_OTHERS = List.of("logins", "slots", "bookings");

  private HostileLoad() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    int quietSeconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    Locale.setDefault(Locale.ROOT);
    boolean held;
    try (ServiceProcess instance = ServiceProcess.start();
        HonestUsers honest = new HonestUsers(instance.uri())) {
      honest.signUp();
      warmUp(honest, quietSeconds);
      honest.work();
      Thread.sleep(1000L * quietSeconds);
      Map<String, Measurements> quiet = honest.rest();
      report("quiet", quiet);
      held = underAttack(instance, honest, quiet, minutes);
    }
    System.exit(held ? 0 : 1);
  }

  private static boolean underAttack(
      ServiceProcess instance, HonestUsers honest, Map<String, Measurements> quiet, int minutes)
      throws InterruptedException {
    List<Long> memory = new ArrayList<>();
    Map<String, Measurements> hostile;
    Map<String, Measurements> attacks;
    try (Attackers attackers = new Attackers(instance.uri(), honest)) {
      attackers.attack();
      warmUp(honest, WARM_UP_UNDER_ATTACK_SECONDS);
      attackers.forget();
      honest.work();
      for (int i = 0; i < minutes * 12; i++) {
        Thread.sleep(5000);
        memory.add(instance.residentMebibytes());
        if (i % 12 == 11) {
          System.out.printf(
              "minute %d: %d MiB resident, %d threads, %s; slowest: %s%n",
              1 + i / 12,
              memory.get(i),
              instance.threads(),
              instance.alive() ? "up" : "DOWN",
              honest.slowestMeanwhile());
        }
      }
      hostile = honest.rest();
      attacks = attackers.figures();
    }
    report("under attack", hostile);
    attacks.forEach((kind, figures) -> System.out.printf("  %-20s %s%n", kind, figures.answers()));
    return verdict(instance, quiet, hostile, attacks, memory);
  }

  /** What is compiled meanwhile is not measured. */
  private static void warmUp(HonestUsers honest, int seconds) throws InterruptedException {
    honest.work();
    Thread.sleep(1000L * seconds);
    honest.rest();
  }

  private static void report(String phase, Map<String, Measurements> figures) {
    System.out.println(phase + ":");
    figures.forEach((kind, each) -> System.out.printf("  %-20s %s%n", kind, each));
  }

  private static boolean verdict(
      ServiceProcess instance,
      Map<String, Measurements> quiet,
      Map<String, Measurements> hostile,
      Map<String, Measurements> attacks,
      List<Long> memory) {
    boolean held = check("the instance is up", instance.alive(), "");
    Measurements unexpected = hostile.getOrDefault("unexpected", new Measurements());
    held &= check("every answer could be read", unexpected.isEmpty(), unexpected.answers());
    for (String kind : OF_OTHERS) {
      Measurements before = quiet.getOrDefault(kind, new Measurements());
      Measurements under = hostile.getOrDefault(kind, new Measurements());
      double ratio = under.percentile(99) / before.percentile(99);
      held &=
          check(
              kind + " succeed by the second try",
              under.succeeded() >= SUCCEEDED,
              "%.2f %%".formatted(100 * under.succeeded()));
      held &= check(kind + ": p99 beside quiet", ratio <= SLOWER, "%.1f ×".formatted(ratio));
    }
    long faults =
        hostile.values().stream().mapToLong(Measurements::faults).sum()
            + attacks.values().stream().mapToLong(Measurements::faults).sum();
    held &= check("no 5xx but 503", faults == 0, Long.toString(faults));
    double early = median(memory, 0.2, 0.4);
    double late = median(memory, 0.8, 1);
    return held
        & check(
            "memory is flat",
            late <= MEMORY_GROWTH * early,
            "%.0f MiB, then %.0f MiB".formatted(early, late));
  }

  private static double median(List<Long> values, double from, double to) {
    return Median.of(
        values.subList((int) (values.size() * from), (int) (values.size() * to)).stream()
            .map(Long::doubleValue)
            .toList());
  }

  private static boolean check(String what, boolean held, String figure) {
    System.out.printf("%-6s %s %s%n", held ? "held" : "MISSED", what, figure);
    return held;
  }
}
