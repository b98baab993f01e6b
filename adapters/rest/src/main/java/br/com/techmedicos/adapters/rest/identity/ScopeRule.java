package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.call.Scoped;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimitRule;
import br.com.techmedicos.domain.identity.Scope;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Lets partners' programs make the calls that name a scope of theirs, and no other, not even those
 * that anybody may make. It comes after the limits, and before the roles.
 */
@Singleton
final class ScopeRule implements SecurityRule<HttpRequest<?>> {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Publisher<SecurityRuleResult> check(
      HttpRequest<?> request, @Nullable Authentication caller) {
    // A library may send the last token with the call for the next.
    if (caller == null || !CallingClient.is(caller) || RateLimitRule.isForTokens(request)) {
      return Publishers.just(SecurityRuleResult.UNKNOWN);
    }
    Optional<Scope> needed =
        RouteAttributes.getRouteInfo(request)
            .flatMap(route -> route.getAnnotationMetadata().stringValue(Scoped.class))
            .flatMap(Scope::of);
    if (needed.filter(scope -> CallingClient.has(caller, scope)).isPresent()) {
      return Publishers.just(SecurityRuleResult.ALLOWED);
    }
    Problem problem =
        needed
            .map(
                scope ->
                    Problem.of(ProblemType.INSUFFICIENT_SCOPE, "insufficient-scope", scope.token()))
            .orElseGet(() -> Problem.of(ProblemType.FORBIDDEN, "forbidden-to-clients"));
    return Publishers.just(new ProblemException(problem));
  }
}
