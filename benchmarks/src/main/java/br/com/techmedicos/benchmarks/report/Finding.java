package br.com.techmedicos.benchmarks.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A line of the report.
 *
 * @param what was measured
 * @param against what it was measured against; empty if it is a figure by itself
 * @param figure what came out
 * @param target what it was to be; empty if there is no target
 * @param met whether it is what it was to be
 */
public record Finding(String what, String against, String figure, String target, boolean met) {

  /** A figure that is to reach a target. */
  public static Finding atLeast(
      String what, String against, double figure, double target, String unit) {
    return new Finding(
        what, against, text(figure, unit), "≥ " + text(target, unit), figure >= target);
  }

  /** A figure of each turn, whose median is to reach a target. */
  public static Finding atLeast(
      String what, String against, List<Double> turns, double target, String unit) {
    return atLeast(what, against, Median.of(turns), target, unit).withRange(turns, unit);
  }

  /** A figure that is to stay under a target. */
  public static Finding atMost(
      String what, String against, double figure, double target, String unit) {
    return new Finding(
        what, against, text(figure, unit), "≤ " + text(target, unit), figure <= target);
  }

  /** A figure of each turn, whose median is to stay under a target. */
  public static Finding atMost(
      String what, String against, List<Double> turns, double target, String unit) {
    return atMost(what, against, Median.of(turns), target, unit).withRange(turns, unit);
  }

  /** What is not to occur. */
  public static Finding none(String what, long count) {
    return holds(what, Long.toString(count), "0", count == 0);
  }

  /** What is to hold. */
  public static Finding holds(String what, String figure, String target, boolean met) {
    return new Finding(what, "", figure, target, met);
  }

  /** A figure without a target. */
  public static Finding note(String what, String figure) {
    return new Finding(what, "", figure, "", true);
  }

  private Finding withRange(List<Double> turns, String unit) {
    return turns.size() < 2
        ? this
        : new Finding(
            what,
            against,
            "%s (%s to %s)"
                .formatted(
                    figure, text(Collections.min(turns), ""), text(Collections.max(turns), unit)),
            target,
            met);
  }

  /** Three digits, or all digits before the point, and the unit. */
  public static String text(double figure, String unit) {
    double size = Math.abs(figure);
    String digits =
        Double.isNaN(figure)
            ? "none"
            : String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", figure);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }
}
