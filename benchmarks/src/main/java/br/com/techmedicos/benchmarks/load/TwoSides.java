package br.com.techmedicos.benchmarks.load;

import br.com.techmedicos.benchmarks.report.Median;
import java.util.ArrayList;
import java.util.List;

/**
 * The medians of two sides that took turns, in milliseconds.
 *
 * @param ratio of the second to the first, as the median over the rounds
 */
public record TwoSides(double first, double second, double ratio) {

  private static final int WARM_UP_ROUNDS = 6;

  /**
   * A turn of one side.
   *
   * @param <E> what goes wrong in it
   */
  public interface Turn<E extends Exception> {
    double medianMillis() throws E;
  }

  /** Measures both. Who begins changes with each round: the other finds the machine warm. */
  public static <E extends Exception> TwoSides measure(Turn<E> first, Turn<E> second, int rounds)
      throws E {
    List<Double> ofFirst = new ArrayList<>();
    List<Double> ofSecond = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      boolean inOrder = round % 2 == 0;
      double one = (inOrder ? first : second).medianMillis();
      double other = (inOrder ? second : first).medianMillis();
      if (round >= 0) {
        ofFirst.add(inOrder ? one : other);
        ofSecond.add(inOrder ? other : one);
        ratios.add(inOrder ? other / one : one / other);
      }
    }
    return new TwoSides(Median.of(ofFirst), Median.of(ofSecond), Median.of(ratios));
  }
}
