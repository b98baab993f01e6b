package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refused;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.UUID;

/**
 * Who makes a request, as the token proved.
 *
 * @param role what they are
 * @param id which of them
 */
public record Caller(Role role, UUID id) {

  /** Roles as {@code @Secured} wants them. */
  public static final String PATIENT = "PATIENT";

  public static final String DOCTOR = "DOCTOR";
  public static final String OPERATOR = "OPERATOR";

  /** Whose token came with a request: its subject is an id, its one role what they are. */
  public static Caller of(HttpRequest<?> request) {
    Authentication token =
        request
            .getUserPrincipal(Authentication.class)
            .orElseThrow(() -> new Refused(ProblemType.UNAUTHENTICATED));
    return new Caller(
        Role.valueOf(token.getRoles().iterator().next()), UUID.fromString(token.getName()));
  }

  public PatientId patient() {
    return new PatientId(id);
  }

  public DoctorId doctor() {
    return new DoctorId(id);
  }

  public OperatorId operator() {
    return new OperatorId(id);
  }
}
