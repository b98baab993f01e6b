package br.com.techmedicos.domain.oversight;

import br.com.techmedicos.domain.identity.OperatorId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * How a request was decided.
 *
 * @param by who decided; whoever asked, if nobody else was needed
 */
public record OperatorDecision(Verdict verdict, OperatorId by, Instant at) {

  public OperatorDecision {
    Objects.requireNonNull(verdict);
    Objects.requireNonNull(by);
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
