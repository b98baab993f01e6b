package br.com.techmedicos.adapters.rest.problem;

/** Thrown when the interface itself refuses, before or beside the rules of the domain. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public Refused(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  public Refused(ProblemType type) {
    this(Refusal.of(type));
  }

  Refusal refusal() {
    return refusal;
  }
}
