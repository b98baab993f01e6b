package br.com.techmedicos.adapters.rest.ratelimit;

import br.com.techmedicos.adapters.rest.client.FrontEndOrigins;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.cors.CorsFilter;
import java.util.Optional;

/**
 * Counts the preflights of front ends, which the framework answers before any security rule. They
 * carry no token, so they count for their address, apart from its other requests.
 */
@ServerFilter("/**")
final class PreflightLimit implements Ordered {

  private final Optional<RateLimitRule> limit;
  private final FrontEndOrigins frontEnds;

  PreflightLimit(Optional<RateLimitRule> limit, FrontEndOrigins frontEnds) {
    this.limit = limit;
    this.frontEnds = frontEnds;
  }

  @Override
  public int getOrder() {
    return CorsFilter.CORS_FILTER_ORDER - 1;
  }

  @PreMatching
  @RequestFilter
  void count(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    if (request.getMethod() == HttpMethod.OPTIONS
        && headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
        && frontEnds.include(headers.get(HttpHeaders.ORIGIN))) {
      limit.ifPresent(rule -> rule.countPreflight(request));
    }
  }
}
