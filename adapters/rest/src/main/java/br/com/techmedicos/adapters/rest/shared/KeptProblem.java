package br.com.techmedicos.adapters.rest.shared;

/** Thrown to tell a client again what it was told when it first made the request. */
final class KeptProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  KeptProblem(Problem problem) {
    super(problem.type());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
