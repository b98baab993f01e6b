package br.com.techmedicos.adapters.rest.server;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.util.HttpHostResolver;
import java.util.Map;
import java.util.function.BiConsumer;

/** Adds security headers to every response, and forbids caching unless a response allows it. */
@ServerFilter("/**")
public final class SecurityHeaders {

  /** Pages load only our own resources; Swagger UI needs inline styles. */
  private static final String CONTENT =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          CONTENT,
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          HttpHeaders.CACHE_CONTROL,
          "no-store");

  private final HttpHostResolver address;

  SecurityHeaders(HttpHostResolver address) {
    this.address = address;
  }

  @ResponseFilter
  @Order(-1000)
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    tell(address.resolve(request), (name, value) -> set(response, name, value));
  }

  /**
   * The headers, for responses that no filter sees.
   *
   * @param origin the public origin of the service
   * @param headers receives names and values
   */
  public static void tell(String origin, BiConsumer<String, String> headers) {
    ALWAYS.forEach(headers);
    if (origin.startsWith("https:")) {
      headers.accept("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  private static void set(MutableHttpResponse<?> response, String name, String value) {
    if (!response.getHeaders().contains(name)) {
      response.header(name, value);
    }
  }
}
