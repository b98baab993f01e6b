package br.com.techmedicos.adapters.rest.problem;

/**
 * Thrown where the REST interface itself refuses a request. It is an answer, not a fault. In a rush
 * it would spend more on its stack trace than on the rest, so it has one only if it says which
 * limit refused.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.message(), null, true, problem.type() == ProblemType.BUSY);
    this.problem = problem;
  }

  public ProblemException(ProblemType type) {
    this(Problem.of(type));
  }

  Problem problem() {
    return problem;
  }
}
