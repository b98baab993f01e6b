package br.com.techmedicos.adapters.rest.server;

import br.com.techmedicos.adapters.rest.client.PublicAddress;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Adds security headers to every response, and forbids caching unless a response allows it. */
@ServerFilter("/**")
public final class SecurityHeaders {

  /** Pages load only our own resources; Swagger UI needs inline styles. */
  private static final String CONTENT =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private static final List<Map.Entry<AsciiString, AsciiString>> ALWAYS =
      List.of(
          header("X-Content-Type-Options", "nosniff"),
          header("Content-Security-Policy", CONTENT),
          header("Referrer-Policy", "no-referrer"),
          header("Cross-Origin-Resource-Policy", "same-origin"),
          header(HttpHeaders.CACHE_CONTROL, "no-store"));

  private static final List<Map.Entry<AsciiString, AsciiString>> ENCRYPTED =
      Stream.concat(
              ALWAYS.stream(),
              Stream.of(header("Strict-Transport-Security", "max-age=31536000; includeSubDomains")))
          .toList();

  private final PublicAddress address;

  SecurityHeaders(PublicAddress address) {
    this.address = address;
  }

  /** In bytes: they are checked and encoded once. */
  private static Map.Entry<AsciiString, AsciiString> header(String name, String value) {
    return Map.entry(AsciiString.cached(name), AsciiString.cached(value));
  }

  @ResponseFilter
  @Order(-1000)
  void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    tell(
        address.isEncrypted(request),
        (name, value) -> {
          if (!headers.contains(name.toString())) {
            headers.add(name, value);
          }
        });
  }

  /**
   * The headers, for responses that no filter sees.
   *
   * @param encrypted whether people reach the service by HTTPS
   * @param headers receives names and values
   */
  public static void tell(boolean encrypted, BiConsumer<AsciiString, AsciiString> headers) {
    for (Map.Entry<AsciiString, AsciiString> header : encrypted ? ENCRYPTED : ALWAYS) {
      headers.accept(header.getKey(), header.getValue());
    }
  }
}
