package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.Optional;

/** How the violations of one feature are told to a client; one bean a feature. */
public interface Refusals {

  /** The answer to a violation, or nothing if it is another feature's. */
  Optional<Refusal> of(Violation violation);
}
