package br.com.techmedicos.adapters.rest.problem;

/** Thrown to answer a repeated request with its first problem. */
public final class ReplayedProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ProblemJson problem;

  public ReplayedProblem(ProblemJson problem) {
    super(problem.type());
    this.problem = problem;
  }

  ProblemJson problem() {
    return problem;
  }
}
