package br.com.techmedicos.adapters.rest.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A problem (RFC 9457) before it is translated.
 *
 * @param type its type
 * @param message the key of the detail in the bundle of messages
 * @param arguments arguments of the message
 * @param location the part of the request it is about, if that is always the same
 * @param retryAfter how long to wait before a retry, if that helps
 * @param headers further headers
 * @param times the times that the message tells, for programs
 */
public record Problem(
    ProblemType type,
    String message,
    List<Object> arguments,
    Optional<Location> location,
    Optional<Duration> retryAfter,
    Map<String, String> headers,
    Times times) {

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
        Times.NONE);
  }

  /** An invalid value. */
  public static Problem invalid(String message, Object... arguments) {
    return of(ProblemType.INVALID_REQUEST, message, arguments);
  }

  /** Adds the location. */
  public Problem at(Location part) {
    return new Problem(type, message, arguments, Optional.of(part), retryAfter, headers, times);
  }

  /** Adds a time to wait. */
  public Problem after(Duration wait) {
    return new Problem(type, message, arguments, location, Optional.of(wait), headers, times);
  }

  /** Adds a header. */
  public Problem with(String header, String value) {
    return new Problem(
        type, message, arguments, location, retryAfter, Map.of(header, value), times);
  }

  /** Adds the instant from which the call is possible. */
  public Problem opening(Instant instant) {
    return telling(new Times(instant, null, null, null));
  }

  /** Adds the instant until which the call was possible. */
  public Problem closed(Instant instant) {
    return telling(new Times(null, instant, null, null));
  }

  /** Adds the latest instant that the request may ask for. */
  public Problem atTheLatest(Instant instant) {
    return telling(new Times(null, null, instant, null));
  }

  /** Adds the last date that the request may ask for. */
  public Problem atTheLatest(LocalDate date) {
    return telling(new Times(null, null, null, date));
  }

  private Problem telling(Times told) {
    return new Problem(type, message, arguments, location, retryAfter, headers, told);
  }

  /** The members of the response with the times of the message. */
  record Times(
      @Nullable Instant opensAt,
      @Nullable Instant closedAt,
      @Nullable Instant latest,
      @Nullable LocalDate lastDate) {

    static final Times NONE = new Times(null, null, null, null);
  }
}
