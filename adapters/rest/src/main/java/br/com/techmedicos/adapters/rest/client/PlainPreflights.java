package br.com.techmedicos.adapters.rest.client;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import io.micronaut.http.server.cors.CorsFilter;

/**
 * Lets preflights pass that ask for no header, such as that of a bare {@code DELETE}. The
 * framework's filter refuses them, so they ask it for a header that pages may always send.
 */
@ServerFilter("/**")
final class PlainPreflights implements Ordered {

  private final FrontEndOrigins frontEnds;

  PlainPreflights(FrontEndOrigins frontEnds) {
    this.frontEnds = frontEnds;
  }

  @Override
  public int getOrder() {
    return CorsFilter.CORS_FILTER_ORDER - 1;
  }

  @PreMatching
  @RequestFilter
  HttpRequest<?> allowed(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    return request.getMethod() == HttpMethod.OPTIONS
            && headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
            && !headers.contains(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS)
            && frontEnds.include(headers.get(HttpHeaders.ORIGIN))
        ? request.mutate().header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, HttpHeaders.ACCEPT)
        : request;
  }
}
