package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.report.Findings;
import br.com.techmedicos.benchmarks.report.Median;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Option;

/**
 * A command that measures, says what it found, and keeps it. Its exit code is 1 if a target is
 * missed.
 */
public abstract class Scenario implements Callable<Integer> {

  @Option(names = "--repetitions", description = "How many turns (default: ${DEFAULT-VALUE}).")
  private int repetitions = 5;

  @Option(
      names = "--results",
      description = "The folder for what is found (default: benchmarks/results).")
  private Path results = Path.of(System.getProperty("benchmarks.folder", "."), "results");

  /** The word that runs it. */
  abstract String word();

  /** What it is about. */
  abstract String title();

  /** What it does, in a sentence or two. */
  abstract String method();

  /** Does it. */
  abstract List<Finding> measure() throws Exception;

  final int repetitions() {
    return repetitions;
  }

  @Override
  public final Integer call() throws Exception {
    List<Finding> found = measure();
    Findings findings = Findings.of(word(), title(), method(), "benchmarks/run " + word(), found);
    System.out.println(findings);
    findings.write(results);
    return findings.met() ? 0 : 1;
  }

  /** A figure of each turn. */
  static <T> List<Double> figures(List<T> turns, Function<T, ? extends Number> figure) {
    return turns.stream().map(turn -> figure.apply(turn).doubleValue()).toList();
  }

  static double median(List<Double> values) {
    return Median.of(values);
  }

  static <T> double median(List<T> turns, Function<T, ? extends Number> figure) {
    return median(figures(turns, figure));
  }

  /** The median of each turn's figure, as text. */
  static <T> String median(List<T> turns, Function<T, ? extends Number> figure, String unit) {
    return Finding.text(median(turns, figure), unit);
  }

  static <T> long sum(List<T> turns, ToLongFunction<T> figure) {
    return turns.stream().mapToLong(figure).sum();
  }

  static Finding faults(long count) {
    return Finding.none("5xx other than 503, or no answer", count);
  }

  static Finding refusedWithoutTime(long count) {
    return Finding.none("503 without Retry-After", count);
  }
}
