package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.identity.OperatorId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that an operator asked the service to do.
 *
 * @param operation what, by its name in the document of the interface
 * @param subject whom or what it is about, if it is about one
 * @param at when it was asked for, to the microsecond
 */
public record OperatorAct(
    OperatorId operator, String operation, Optional<UUID> subject, Instant at) {

  /** The longest name of an operation, in characters. */
  public static final int LONGEST_OPERATION = 60;

  public OperatorAct {
    Objects.requireNonNull(operator);
    Objects.requireNonNull(operation);
    Objects.requireNonNull(subject);
    at = at.truncatedTo(ChronoUnit.MICROS); // as it is kept, so that it stays as it is sealed
  }
}
