package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.Sample;
import java.util.Set;

/** What the answer to a write says about its effect. */
enum Outcome {
  /** It is done, and must stay so. */
  ACKNOWLEDGED,
  /** It is not done. */
  REFUSED,
  /** Nobody knows. */
  UNKNOWN;

  private static final Set<String> SAY_NOTHING = Set.of("outcome-unknown", "timed-out");

  static Outcome of(Sample sample) {
    if (sample.ok()) {
      return ACKNOWLEDGED;
    }
    boolean told =
        sample.status() >= 400 && sample.status() < 500
            || sample.status() == 503 && !SAY_NOTHING.contains(sample.problem());
    return told ? REFUSED : UNKNOWN; // a 503 of the proxy: no instance has seen the request
  }
}
