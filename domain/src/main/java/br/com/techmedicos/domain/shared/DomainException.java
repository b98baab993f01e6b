package br.com.techmedicos.domain.shared;

/**
 * Thrown for an invalid value, or for a command that an aggregate cannot carry out. The violation
 * says why.
 */
public final class DomainException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Violation violation;

  /**
   * Creates an exception for a violation. The message contains the violation and its facts; none of
   * them is personal, so that it may be logged.
   *
   * @param violation the rule that was broken
   */
  public DomainException(Violation violation) {
    this(violation, true);
  }

  private DomainException(Violation violation, boolean isTraced) {
    super(violation.toString(), null, true, isTraced);
    this.violation = violation;
  }

  /**
   * Creates an exception without a stack trace, for refusals that come by the thousand: the trace
   * would cost more than the refusal.
   *
   * @param violation the rule that was broken
   */
  public static DomainException untraced(Violation violation) {
    return new DomainException(violation, false);
  }

  /** {@return the rule that was broken} */
  public Violation violation() {
    return violation;
  }
}
