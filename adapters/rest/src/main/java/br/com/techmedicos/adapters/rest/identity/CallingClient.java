package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.ratelimit.RateLimitRule;
import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.domain.identity.Scope;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A partner's program as the caller of a request. It has a role that no person has. */
public final class CallingClient {

  private static final String ROLE = "CLIENT";
  private static final String SCOPES = "scopes";

  private CallingClient() {}

  /**
   * What the framework knows of it.
   *
   * @param scopes what its token is for
   */
  public static Authentication authentication(MachineClient client, Set<Scope> scopes) {
    return Authentication.build(
        client.id().toString(),
        List.of(ROLE),
        Map.of(
            SCOPES,
            scopes.stream().map(Scope::name).toList(),
            RateLimitRule.QUOTA,
            client.requestsPerMinute()));
  }

  static boolean is(Authentication caller) {
    return caller.getRoles().contains(ROLE);
  }

  static boolean has(Authentication caller, Scope scope) {
    return caller.getAttributes().get(SCOPES) instanceof List<?> scopes
        && scopes.contains(scope.name());
  }
}
