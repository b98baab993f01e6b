package br.com.techmedicos.adapters.rest.shared;

import java.util.List;
import java.util.Optional;

/**
 * How a violation is told to a client.
 *
 * @param type the problem
 * @param message the key of the detail in the bundle of messages
 * @param arguments of the message
 * @param location the part of the request it is about, if it is always the same one
 */
public record Refusal(
    ProblemType type, String message, List<Object> arguments, Optional<Location> location) {

  /** A problem whose detail has the slug for its key. */
  public static Refusal of(ProblemType type) {
    return of(type, type.slug());
  }

  /** A problem that has several details. */
  public static Refusal of(ProblemType type, String message, Object... arguments) {
    return new Refusal(type, message, List.of(arguments), Optional.empty());
  }

  /** A value that cannot be, wherever in the request it stands. */
  public static Refusal invalid(String message, Object... arguments) {
    return of(ProblemType.INVALID_REQUEST, message, arguments);
  }

  /** The same, about this part of the request. */
  public Refusal at(Location part) {
    return new Refusal(type, message, arguments, Optional.of(part));
  }
}
