package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.List;

/** A value that is none of those accepted. */
public record NotOneOf(List<String> accepted) implements Violation {}
