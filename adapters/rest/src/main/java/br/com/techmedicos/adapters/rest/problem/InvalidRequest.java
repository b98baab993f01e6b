package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.List;

/** Thrown with all errors of a request. */
public final class InvalidRequest extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public InvalidRequest(List<FieldError> errors) {
    super("invalid request");
    this.errors = List.copyOf(errors);
  }

  /** A request with one error. */
  public static InvalidRequest at(Location location, Violation violation) {
    return new InvalidRequest(List.of(new FieldError(location, violation)));
  }

  List<FieldError> errors() {
    return errors;
  }
}
