package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import java.util.function.BiConsumer;

/**
 * A call of the mix.
 *
 * @param request what is asked
 * @param writes whether its answer counts as that to a write
 * @param status the right answer; 0 if any success is
 * @param told what its answer tells
 */
record Step(Request request, boolean writes, int status, BiConsumer<Outcome, Sample> told) {

  static Step read(Request request) {
    return new Step(request, false, 0, (outcome, sample) -> {});
  }

  static Step write(Request request, BiConsumer<Outcome, Sample> told) {
    return new Step(request, true, 0, told);
  }

  boolean isRight(Sample sample) {
    return status == 0 ? sample.ok() : sample.status() == status;
  }

  /** Whether no fault excuses the answer: 500, a 4xx, or a success that must not be. */
  boolean isSurprising(Sample sample) {
    return !isRight(sample)
        && (sample.ok()
            || sample.status() == 500
            || sample.status() >= 400 && sample.status() < 500);
  }
}
