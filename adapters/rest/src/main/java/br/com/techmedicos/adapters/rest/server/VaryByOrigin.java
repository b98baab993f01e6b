package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.client.FrontEndOrigins;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Tells caches that answers differ by origin, those to our own pages too: a front end could not
 * read a copy of theirs. The framework tells it only to front ends.
 */
@ServerFilter("/**")
final class VaryByOrigin {

  private final FrontEndOrigins frontEnds;

  VaryByOrigin(FrontEndOrigins frontEnds) {
    this.frontEnds = frontEnds;
  }

  /** The framework refuses preflights before it looks for a route, and for filters of routes. */
  @PreMatching
  @ResponseFilter
  @Order(-950)
  void tellPreflights(MutableHttpResponse<?> response) {
    tell(response);
  }

  @ResponseFilter
  @Order(-950)
  void tell(MutableHttpResponse<?> response) {
    if (frontEnds.isAny()
        && !response.getHeaders().getAll(HttpHeaders.VARY).contains(HttpHeaders.ORIGIN)) {
      response.header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }
}
