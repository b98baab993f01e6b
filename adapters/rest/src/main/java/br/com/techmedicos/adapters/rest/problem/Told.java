package br.com.techmedicos.adapters.rest.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A problem, put into words.
 *
 * @param problem what the client is told
 * @param retryAfter how long the client should wait before trying again
 * @param headers that go with it
 */
public record Told(Problem problem, Optional<Duration> retryAfter, Map<String, String> headers) {

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  static Told of(Problem problem) {
    boolean passing = problem.status() == 429 || problem.status() == 503;
    return new Told(problem, passing ? Optional.of(A_MOMENT) : Optional.empty(), Map.of());
  }
}
