package br.com.techmedicos.adapters.rest.client;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The origins of front ends that are not ours, whose pages may call the service (CORS). There are
 * none by default. Configures the framework's filter, which does the rest.
 *
 * <p>Credentials of the browser are not allowed, since we have none: pages send bearer tokens.
 */
@Context
public final class FrontEndOrigins implements BeanCreatedEventListener<CorsConfiguration> {

  private static final String SETTING = "TECHMEDICOS_CORS_ORIGINS";

  private static final List<HttpMethod> METHODS =
      List.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE);

  private static final List<String> SENT =
      List.of(
          HttpHeaders.ACCEPT,
          HttpHeaders.ACCEPT_LANGUAGE,
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          "Idempotency-Key",
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_RANGE,
          HttpHeaders.RANGE);

  /** Those that the browser does not show to every page anyway. */
  private static final List<String> READ =
      List.of(
          HttpHeaders.ACCEPT_RANGES,
          HttpHeaders.ALLOW,
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.CONTENT_RANGE,
          HttpHeaders.ETAG,
          HttpHeaders.LOCATION,
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.WWW_AUTHENTICATE);

  /** No browser keeps the answer to a preflight for longer, except Firefox. */
  private static final Duration PREFLIGHT = Duration.ofHours(2);

  private final List<String> origins;

  /**
   * Reads the configuration.
   *
   * @param origins as configured, if any
   * @throws IllegalArgumentException if one is not an origin
   */
  public FrontEndOrigins(
      @Property(name = "techmedicos.cors-origins") Optional<List<String>> origins) {
    this.origins =
        origins.filter(named -> !String.join("", named).isBlank()).orElse(List.of()).stream()
            .map(FrontEndOrigins::origin)
            .toList();
  }

  /** Returns the origin as browsers send it: in small letters, without a default port. */
  private static String origin(String text) {
    try {
      URI url = new URI(text.strip());
      if (url.getHost() != null
          && PublicAddress.isHttp(url.getScheme())
          && url.getPort() <= 65_535
          && url.getUserInfo() == null
          && url.getRawPath().isEmpty()
          && url.getQuery() == null
          && url.getFragment() == null) {
        return PublicAddress.origin(url);
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new IllegalArgumentException(
        SETTING
            + " names \""
            + text.strip()
            + "\", which is not an origin like https://app.example: scheme and host, a port if it"
            + " is not the default, and no path.");
  }

  @Override
  public CorsConfiguration onCreated(BeanCreatedEvent<CorsConfiguration> event) {
    CorsConfiguration cors = event.getBean();
    CorsOriginConfiguration frontEnds = new CorsOriginConfiguration();
    frontEnds.setAllowedOrigins(origins);
    frontEnds.setAllowedMethods(METHODS);
    frontEnds.setAllowedHeaders(SENT);
    frontEnds.setExposedHeaders(READ);
    frontEnds.setAllowCredentials(false);
    frontEnds.setMaxAge(PREFLIGHT.toSeconds());
    cors.setConfigurations(Map.of("front-ends", frontEnds));
    cors.setSingleHeader(true);
    cors.setEnabled(isAny());
    return cors;
  }

  /** Whether there is any front end, so that answers vary by origin. */
  public boolean isAny() {
    return !origins.isEmpty();
  }

  /**
   * Whether an origin is that of a front end.
   *
   * @param origin as a browser sends it, or null
   * @return whether its pages may call the service
   */
  public boolean include(@Nullable String origin) {
    return origin != null && origins.contains(origin);
  }

  /**
   * The headers of the framework's filter, for answers that no filter sees.
   *
   * @param origin the origin of the request, or null
   * @param headers receives names and values
   */
  public void tell(@Nullable String origin, BiConsumer<String, String> headers) {
    if (isAny()) {
      headers.accept(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (origin != null && include(origin)) {
      headers.accept(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.accept(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(",", READ));
    }
  }
}
