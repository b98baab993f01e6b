package br.com.techmedicos.benchmarks.report;

import java.util.List;

/** The value in the middle. */
public final class Median {

  private Median() {}

  /** The median; of an even number the mean of the two in the middle, of none NaN. */
  public static double of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
