package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.Optional;

/** Maps the violations of one feature to problems. There is one bean per feature. */
public interface ProblemMapping {

  /** The problem for a violation; empty if it is another feature's. */
  Optional<Problem> of(Violation violation);
}
