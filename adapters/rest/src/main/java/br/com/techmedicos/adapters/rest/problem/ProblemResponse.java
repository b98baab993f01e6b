package br.com.techmedicos.adapters.rest.problem;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A translated problem with its headers.
 *
 * @param problem the body
 * @param retryAfter how long to wait before a retry
 * @param headers further headers
 */
public record ProblemResponse(
    ProblemJson problem, Optional<Duration> retryAfter, Map<String, String> headers) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  static ProblemResponse of(ProblemJson problem) {
    boolean passing = problem.status() == 429 || problem.status() == 503;
    return new ProblemResponse(
        problem, passing ? Optional.of(RETRY_AFTER) : Optional.empty(), Map.of());
  }
}
