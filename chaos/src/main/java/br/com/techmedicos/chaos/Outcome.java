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
    return of(sample.status(), sample.problem());
  }

  /**
   * The outcome of a call.
   *
   * @param status 0 if there was no answer
   * @param problem empty if the answer names none
   */
  static Outcome of(int status, String problem) {
    if (status >= 200 && status < 300) {
      return ACKNOWLEDGED;
    }
    boolean told = status >= 400 && status < 500 || status == 503 && !SAY_NOTHING.contains(problem);
    return told ? REFUSED : UNKNOWN; // a 503 of the proxy: no instance has seen the request
  }
}
