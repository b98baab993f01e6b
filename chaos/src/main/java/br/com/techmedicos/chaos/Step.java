package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A call of the mix.
 *
 * @param request what is asked
 * @param writes whether its answer counts as that to a write
 * @param right whether an answer is the right one
 * @param told what its answer tells
 */
record Step(
    Request request, boolean writes, Predicate<Sample> right, BiConsumer<Outcome, Sample> told) {

  static Step read(Request request) {
    return new Step(request, false, Sample::ok, (outcome, sample) -> {});
  }

  static Step write(Request request, BiConsumer<Outcome, Sample> told) {
    return new Step(request, true, Sample::ok, told);
  }

  boolean isRight(Sample sample) {
    return right.test(sample);
  }

  /** Whether no fault excuses the answer: 500, a 4xx, or a success that must not be. */
  boolean isSurprising(Sample sample) {
    return !isRight(sample)
        && (sample.ok()
            || sample.status() == 500
            || sample.status() >= 400 && sample.status() < 500);
  }
}
