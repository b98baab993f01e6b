package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Arrays;

/**
 * Refuses compressed bodies and returns the accepted encoding (RFC 9110, 15.5.16). Bodies are never
 * decompressed, so that a small body stays small.
 */
@ServerFilter("/**")
final class ContentEncodingFilter implements Ordered {

  private static final String AS_IT_IS = "identity";

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 1; // after rate limits
  }

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    boolean mayHaveBody =
        request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
    boolean encoded =
        mayHaveBody
            && request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(AS_IT_IS));
    if (encoded) {
      throw new ProblemException(
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "content-encoded")
              .with(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS));
    }
  }
}
