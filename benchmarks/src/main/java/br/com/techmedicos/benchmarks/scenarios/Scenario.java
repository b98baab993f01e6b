package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.report.Finding;
import br.com.techmedicos.benchmarks.report.Findings;
import br.com.techmedicos.benchmarks.report.Median;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A command that measures, says what it found, and keeps it. Its exit code is 1 if a target is
 * missed.
 */
public abstract class Scenario implements Callable<Integer> {

  private static final String RESULTS = "--results";

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--repetitions", description = "How many turns (default: ${DEFAULT-VALUE}).")
  private int repetitions = 5;

  @Option(
      names = RESULTS,
      description = "The folder for what is found (default: benchmarks/results).")
  private Path results = Path.of(System.getProperty("benchmarks.folder", "."), "results");

  /** The word that runs it. */
  abstract String word();

  /** What it is about. */
  abstract String title();

  /** What it does, in a sentence or two. */
  abstract String method();

  /** Does it; if nothing is found, what was found before is kept. */
  abstract List<Finding> measure() throws Exception;

  /** Why a target is missed, if it is and if that is known. */
  String whyMissed() {
    return "";
  }

  final int repetitions() {
    return repetitions;
  }

  @Override
  public final Integer call() throws Exception {
    List<Finding> found = measure();
    if (found.isEmpty()) {
      return 0;
    }
    Findings findings = Findings.of(word(), title(), method(), command(), found, whyMissed());
    System.out.println(findings);
    findings.write(results);
    return findings.met() ? 0 : 1;
  }

  /** The command as it was given; whoever repeats it has other folders. */
  private String command() {
    return Stream.concat(
            Stream.of("benchmarks/run", word()),
            Objects.requireNonNull(spec).commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !option.names()[0].equals(RESULTS))
                .map(
                    option ->
                        option.longestName()
                            + "="
                            + String.join(",", option.originalStringValues())
                                .replaceFirst("^/.*", "FOLDER")))
        .collect(Collectors.joining(" "));
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
