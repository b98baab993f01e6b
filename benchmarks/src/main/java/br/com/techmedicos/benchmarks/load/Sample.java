package br.com.techmedicos.benchmarks.load;

/**
 * What became of a request.
 *
 * @param kind of request
 * @param status 0 if there was no answer
 * @param retryAfterSeconds -1 if it does not say
 * @param intendedNanos when it was to be sent, by {@link System#nanoTime()}, whether or not it
 *     could be sent then
 * @param answeredNanos when its answer was complete
 * @param location of what was made; empty if it does not say
 * @param problem the type of the problem, without its folder; empty if there is none
 */
public record Sample(
    String kind,
    int status,
    int retryAfterSeconds,
    long intendedNanos,
    long answeredNanos,
    String location,
    String problem) {

  /** Whether it did what it was to do. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** From the intended moment, so that a wait for an answer hides no other wait. */
  public long nanos() {
    return answeredNanos - intendedNanos;
  }
}
