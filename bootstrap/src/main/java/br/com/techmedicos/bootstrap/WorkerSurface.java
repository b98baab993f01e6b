package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * In a worker, there are only the probes and the metrics. Whoever reaches its port by mistake is
 * told that nothing else is there, and does no work on it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = ProcessRole.PROPERTY, value = ProcessRole.ONLY_WORKER)
final class WorkerSurface implements Ordered {

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    String path = request.getPath();
    if (!path.equals("/prometheus") && !path.equals("/health") && !path.startsWith("/health/")) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }

  /** Before callers are authenticated, which asks the database. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
