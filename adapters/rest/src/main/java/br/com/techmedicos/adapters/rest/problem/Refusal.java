package br.com.techmedicos.adapters.rest.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a violation is told to a client.
 *
 * @param type the problem
 * @param message the key of the detail in the bundle of messages
 * @param arguments of the message
 * @param location the part of the request it is about, if it is always the same one
 * @param retryAfter how long to wait before trying again, if waiting mends it
 * @param headers that go with the problem
 * @param opensAt from when on it is possible, if waiting until then mends it
 */
public record Refusal(
    ProblemType type,
    String message,
    List<Object> arguments,
    Optional<Location> location,
    Optional<Duration> retryAfter,
    Map<String, String> headers,
    Optional<Instant> opensAt) {

  /** A problem whose detail has the slug for its key. */
  public static Refusal of(ProblemType type) {
    return of(type, type.slug());
  }

  /** A problem that has several details. */
  public static Refusal of(ProblemType type, String message, Object... arguments) {
    return new Refusal(
        type,
        message,
        List.of(arguments),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  /** A value that cannot be, wherever in the request it stands. */
  public static Refusal invalid(String message, Object... arguments) {
    return of(ProblemType.INVALID_REQUEST, message, arguments);
  }

  /** The same, about this part of the request. */
  public Refusal at(Location part) {
    return new Refusal(type, message, arguments, Optional.of(part), retryAfter, headers, opensAt);
  }

  /** The same, with a time to wait. */
  public Refusal after(Duration wait) {
    return new Refusal(type, message, arguments, location, Optional.of(wait), headers, opensAt);
  }

  /** The same, with a header. */
  public Refusal with(String header, String value) {
    return new Refusal(
        type, message, arguments, location, retryAfter, Map.of(header, value), opensAt);
  }

  /** The same, with the instant from which on it is possible. */
  public Refusal opening(Instant instant) {
    return new Refusal(
        type, message, arguments, location, retryAfter, headers, Optional.of(instant));
  }
}
