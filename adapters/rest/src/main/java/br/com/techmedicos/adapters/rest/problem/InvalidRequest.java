package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.List;

/** Thrown with everything that is wrong with a request, all at once. */
public final class InvalidRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  public InvalidRequest(List<Mistake> mistakes) {
    super("invalid request");
    this.mistakes = List.copyOf(mistakes);
  }

  /** A request of which one part is wrong. */
  public static InvalidRequest at(Location location, Violation violation) {
    return new InvalidRequest(List.of(new Mistake(location, violation)));
  }

  List<Mistake> mistakes() {
    return mistakes;
  }
}
