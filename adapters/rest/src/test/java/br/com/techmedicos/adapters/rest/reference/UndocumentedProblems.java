package br.com.techmedicos.adapters.rest.reference;

import br.com.techmedicos.adapters.rest.problem.ProblemJson;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;

/** Marks every problem that the reference says nothing of, whatever test it turns up in. */
@ServerFilter("/**")
public final class UndocumentedProblems {

  public static final String HEADER = "X-Undocumented-Problem";

  @ResponseFilter
  void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (response.body() instanceof ProblemJson problem
        && RouteAttributes.getRouteMatch(request).orElse(null) != null
        && RouteAttributes.getRouteMatch(request).get().getRouteInfo()
            instanceof UriRouteInfo<?, ?> route
        && route.getUriMatchTemplate().toPathString().startsWith("/api/")
        && new Operation(route)
            .problems().stream().map(ProblemType::uri).noneMatch(problem.type()::equals)) {
      response.header(HEADER, problem.type());
    }
  }
}
