package br.com.techmedicos.domain.shared;

import java.util.Objects;

/**
 * Thrown by a value that cannot be, or an aggregate that cannot do what it is asked. The violation
 * says why.
 */
public final class DomainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  /**
   * Carries a violation to whoever can tell a person about it. The message is the violation with
   * its facts, none of which is personal: it may stand in a log.
   *
   * @param violation the rule that was broken
   */
  public DomainException(Violation violation) {
    super(violation.toString());
    this.violation = Objects.requireNonNull(violation);
  }

  /** {@return the rule that was broken} */
  public Violation violation() {
    return violation;
  }
}
