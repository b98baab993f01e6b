package br.com.techmedicos.adapters.rest.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem (RFC 9457) before it is translated.
 *
 * @param type its type
 * @param message the key of the detail in the bundle of messages
 * @param arguments arguments of the message
 * @param location the part of the request it is about, if that is always the same
 * @param retryAfter how long to wait before a retry, if that helps
 * @param headers further headers
 * @param opensAt when the call becomes possible, if it does
 */
public record Problem(
    ProblemType type,
    String message,
    List<Object> arguments,
    Optional<Location> location,
    Optional<Duration> retryAfter,
    Map<String, String> headers,
    Optional<Instant> opensAt) {

  /** A problem with the slug as message key. */
  public static Problem of(ProblemType type) {
    return of(type, type.slug());
  }

  /** A problem with another message. */
  public static Problem of(ProblemType type, String message, Object... arguments) {
    return new Problem(
        type,
        message,
        List.of(arguments),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** An invalid value. */
  public static Problem invalid(String message, Object... arguments) {
    return of(ProblemType.INVALID_REQUEST, message, arguments);
  }

  /** Adds the location. */
  public Problem at(Location part) {
    return new Problem(type, message, arguments, Optional.of(part), retryAfter, headers, opensAt);
  }

  /** Adds a time to wait. */
  public Problem after(Duration wait) {
    return new Problem(type, message, arguments, location, Optional.of(wait), headers, opensAt);
  }

  /** Adds a header. */
  public Problem with(String header, String value) {
    return new Problem(
        type, message, arguments, location, retryAfter, Map.of(header, value), opensAt);
  }

  /** Adds the instant from which the call is possible. */
  public Problem opening(Instant instant) {
    return new Problem(
        type, message, arguments, location, retryAfter, headers, Optional.of(instant));
  }
}
