package br.com.techmedicos.adapters.meetingroom;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Allows only our own pages, and those that may call the service (CORS), to open a socket. Browsers
 * allow any page to open one, but send its origin (RFC 6455, section 10.2). A client without an
 * origin is not a browser, and needs a ticket anyway.
 */
@ServerFilter("/**")
final class OriginFilter implements Ordered {

  /** The names of the local machine, which are equivalent. */
  private static final Pattern ITSELF =
      Pattern.compile("^(https?://)(?:localhost|127\\.0\\.0\\.1)(?=$|:[0-9]+$)");

  private final HttpHostResolver address;
  private final Set<String> frontEnds;

  OriginFilter(HttpHostResolver address, CorsConfiguration cors) {
    this.address = address;
    this.frontEnds =
        cors.isEnabled()
            ? cors.getConfigurations().values().stream()
                .flatMap(named -> named.getAllowedOrigins().stream())
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after(); // after rate limits
  }

  @RequestFilter
  void check(HttpRequest<?> request) {
    List<String> origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    if (opensSocket(request) && !origins.isEmpty() && !isOurs(origins, request)) {
      throw new HttpStatusException(HttpStatus.FORBIDDEN, "");
    }
  }

  private static boolean opensSocket(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(route -> route.getAnnotationMetadata().hasAnnotation(ServerWebSocket.class))
        .isPresent();
  }

  private boolean isOurs(List<String> origins, HttpRequest<?> request) {
    return origins.size() == 1
        && (place(origins.get(0)).equals(place(address.resolve(request)))
            || frontEnds.contains(origins.get(0)));
  }

  private static String place(String origin) {
    return ITSELF.matcher(origin).replaceFirst("$1localhost");
  }
}
