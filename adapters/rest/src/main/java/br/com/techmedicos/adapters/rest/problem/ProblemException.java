package br.com.techmedicos.adapters.rest.problem;

/** Thrown where the REST interface itself refuses a request. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  public ProblemException(ProblemType type) {
    this(Problem.of(type));
  }

  Problem problem() {
    return problem;
  }
}
