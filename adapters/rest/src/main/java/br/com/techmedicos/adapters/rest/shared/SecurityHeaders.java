package br.com.techmedicos.adapters.rest.shared;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.util.HttpHostResolver;

/**
 * Tells browsers to be careful with whatever we answer, and everyone not to keep it unless it says
 * otherwise.
 */
@ServerFilter("/**")
final class SecurityHeaders {

  /** Pages load what is ours only; Swagger UI sets styles by itself. */
  private static final String CONTENT =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final HttpHostResolver address;

  SecurityHeaders(HttpHostResolver address) {
    this.address = address;
  }

  @ResponseFilter
  @Order(-1000)
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    set(response, "X-Content-Type-Options", "nosniff");
    set(response, "Content-Security-Policy", CONTENT);
    set(response, "Referrer-Policy", "no-referrer");
    set(response, "Cross-Origin-Resource-Policy", "same-origin");
    set(response, HttpHeaders.CACHE_CONTROL, "no-store");
    if (address.resolve(request).startsWith("https:")) {
      set(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  private static void set(MutableHttpResponse<?> response, String name, String value) {
    if (!response.getHeaders().contains(name)) {
      response.header(name, value);
    }
  }
}
