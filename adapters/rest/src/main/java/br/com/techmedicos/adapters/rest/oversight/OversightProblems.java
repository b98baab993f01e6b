package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemMapping;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.domain.oversight.OversightViolation;
import br.com.techmedicos.domain.shared.Violation;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Maps the violations about what operators do to problems. */
@Singleton
final class OversightProblems implements ProblemMapping, OversightViolation.Cases<Problem> {

  @Override
  public Optional<Problem> of(Violation violation) {
    return violation instanceof OversightViolation broken
        ? Optional.of(broken.fold(this))
        : Optional.empty();
  }

  @Override
  public Problem ownRequest(OversightViolation.OwnRequest violation) {
    return Problem.of(ProblemType.OWN_REQUEST);
  }

  @Override
  public Problem requestOver(OversightViolation.RequestOver violation) {
    return Problem.of(ProblemType.REQUEST_OVER);
  }
}
