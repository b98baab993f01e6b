package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.problem.Refusal;
import br.com.techmedicos.adapters.rest.problem.Refused;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Arrays;

/**
 * Takes bodies as they are only: what is compressed, or said to be, is refused unread, with what is
 * taken instead (RFC 9110, 15.5.16). Nothing here decompresses, so that a small body stays small.
 */
@ServerFilter("/**")
final class UncompressedBodies implements Ordered {

  private static final String AS_IT_IS = "identity";

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 1; // such requests count, too
  }

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    boolean mayHaveBody =
        request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD;
    boolean encoded =
        request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(AS_IT_IS));
    if (mayHaveBody && encoded) {
      throw new Refused(
          Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "content-encoded")
              .with(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS));
    }
  }
}
