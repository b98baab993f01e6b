package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import java.util.UUID;

/**
 * The authenticated caller of a request.
 *
 * @param role their role
 * @param id their id
 */
public record Caller(Role role, UUID id) {

  /** Roles as constants, for {@code @Secured}. */
  public static final String PATIENT = "PATIENT";

  public static final String DOCTOR = "DOCTOR";
  public static final String OPERATOR = "OPERATOR";

  /** The role of an operator who must set up a second factor first. */
  public static final String ENROLLING = "ENROLLING";

  /** The caller that the token names. */
  public static Caller of(HttpRequest<?> request) {
    Authentication token =
        request
            .getUserPrincipal(Authentication.class)
            .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED));
    String role = token.getRoles().iterator().next();
    return new Caller(
        role.equals(ENROLLING) ? Role.OPERATOR : Role.valueOf(role),
        UUID.fromString(token.getName()));
  }

  public AccountId account() {
    return new AccountId(role, id);
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
