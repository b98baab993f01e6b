package br.com.techmedicos.bootstrap;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.endpoint.health.filter.HealthResultFilter;
import io.micronaut.management.health.indicator.HealthResult;

/**
 * Gives answers about health their status, as the framework's filter does. That one names its
 * paths, and with a single filter that does, the framework makes the list of filters anew for each
 * request.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(HealthResultFilter.class)
@Requires(beans = HealthEndpoint.class)
final class HealthAnswers {

  private final HealthEndpoint health;

  HealthAnswers(HealthEndpoint health) {
    this.health = health;
  }

  @ResponseFilter
  void tell(MutableHttpResponse<?> response) {
    if (response.body() instanceof HealthResult result) {
      response.status(status(result.getStatus()));
    }
  }

  private HttpStatus status(HealthStatus found) {
    HttpStatus mapped = health.getStatusConfiguration().getHttpMapping().get(found.getName());
    if (mapped != null) {
      return mapped;
    }
    return found.getOperational().orElse(true) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE;
  }
}
