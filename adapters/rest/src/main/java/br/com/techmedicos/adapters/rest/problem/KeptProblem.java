package br.com.techmedicos.adapters.rest.problem;

/** Thrown to tell a client again what it was told when it first made the request. */
public final class KeptProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public KeptProblem(Problem problem) {
    super(problem.type());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
