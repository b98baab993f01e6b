package br.com.techmedicos.adapters.rest.client;

import br.com.techmedicos.adapters.shared.IpAddresses;
import inet.ipaddr.IPAddress;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The public address of the service, for links and origin checks: the configured one, or else the
 * one of a trusted proxy, or else the address that the service listens on. The client's {@code
 * Host} is never used, because it would appear in links that others receive.
 */
@Context
@Replaces(DefaultHttpHostResolver.class)
public final class PublicAddress implements HttpHostResolver {

  private static final String HTTPS = "https";

  private final Optional<URI> configured;
  private final TrustedProxies proxies;
  private final Optional<String> listensOn;
  private final BeanProvider<EmbeddedServer> server;

  /**
   * Reads the configuration.
   *
   * @param publicUrl the configured address, if any
   * @param proxies whose headers are trusted
   * @param settings where the service listens
   * @param server the running server
   * @throws IllegalArgumentException if the configured address is invalid
   */
  public PublicAddress(
      @Property(name = "techmedicos.public-url") Optional<String> publicUrl,
      TrustedProxies proxies,
      HttpServerConfiguration settings,
      BeanProvider<EmbeddedServer> server) {
    this.configured = publicUrl.filter(url -> !url.isBlank()).map(PublicAddress::configured);
    this.proxies = proxies;
    this.listensOn = settings.getHost().filter(host -> !isAnyOfOurs(host));
    this.server = server;
  }

  private static URI configured(String text) {
    URI url;
    try {
      url = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw refused(text);
    }
    if (url.getHost() == null
        || !isHttp(url.getScheme())
        || url.getUserInfo() != null
        || url.getQuery() != null
        || url.getFragment() != null) {
      throw refused(text);
    }
    String path = url.getRawPath().replaceAll("/+$", "");
    return URI.create(origin(url.getScheme(), url.getHost(), url.getPort()) + path);
  }

  private static IllegalArgumentException refused(String url) {
    return new IllegalArgumentException(
        "TECHMEDICOS_PUBLIC_URL is \""
            + url
            + "\", which is not an address like https://clinic.example with at most a path.");
  }

  static boolean isHttp(@Nullable String scheme) {
    return "http".equalsIgnoreCase(scheme) || HTTPS.equalsIgnoreCase(scheme);
  }

  private static boolean isAnyOfOurs(String host) {
    return IpAddresses.node(host).filter(IPAddress::isZero).isPresent();
  }

  /**
   * The base of links.
   *
   * @param request the request to answer
   * @return a URL without a trailing slash
   */
  public String base(HttpRequest<?> request) {
    return configured.map(URI::toString).orElseGet(() -> resolve(request));
  }

  /**
   * The page of a meeting.
   *
   * @param request the request to answer
   * @param appointment which meeting
   * @return a link to it
   */
  public String meeting(HttpRequest<?> request, UUID appointment) {
    return meeting(base(request), appointment);
  }

  /**
   * The page of a meeting, for links that answer no request.
   *
   * @param appointment which meeting
   * @return a link to it
   */
  public String meeting(UUID appointment) {
    return meeting(configured.map(URI::toString).orElseGet(() -> resolve(null)), appointment);
  }

  private static String meeting(String base, UUID appointment) {
    return base + "/meet/" + appointment;
  }

  /** Returns the base without a path: an origin as browsers write it. */
  @Override
  @SuppressWarnings("rawtypes") // inherited
  public String resolve(@Nullable HttpRequest request) {
    if (request == null) {
      EmbeddedServer own = server.get();
      return configured
          .map(PublicAddress::origin)
          .orElseGet(() -> origin(own.getScheme(), own.getHost(), own.getPort()));
    }
    HttpHeaders headers = request.getHeaders();
    return origin(
        request.getRemoteAddress().getAddress(),
        request.getServerAddress(),
        request.isSecure(),
        headers::getAll);
  }

  /**
   * Whether people reach the service by HTTPS.
   *
   * @param request the request to answer
   */
  public boolean isEncrypted(HttpRequest<?> request) {
    return isEncrypted(
        request.getRemoteAddress().getAddress(), request.isSecure(), request.getHeaders()::getAll);
  }

  /**
   * Whether people reach the service by HTTPS.
   *
   * @param peer the remote end
   * @param secure whether the connection is encrypted
   * @param headers the lines of a header by name, in order
   */
  public boolean isEncrypted(
      InetAddress peer, boolean secure, Function<String, List<String>> headers) {
    return configured
        .map(URI::getScheme)
        .orElseGet(() -> scheme(proxies.remoteClient(peer, headers), secure))
        .equalsIgnoreCase(HTTPS);
  }

  private static String scheme(RemoteClient client, boolean secure) {
    return client.scheme().filter(PublicAddress::isHttp).orElse(secure ? HTTPS : "http");
  }

  /**
   * The origin for a connection.
   *
   * @param peer the remote end
   * @param end the local end
   * @param secure whether it is encrypted
   * @param headers the lines of a header by name, in order
   * @return scheme, host, and the port unless it is the default
   */
  public String origin(
      InetAddress peer,
      InetSocketAddress end,
      boolean secure,
      Function<String, List<String>> headers) {
    if (configured.isPresent()) {
      return origin(configured.get());
    }
    RemoteClient client = proxies.remoteClient(peer, headers);
    String scheme = scheme(client, secure);
    return client
        .host()
        .flatMap(authority -> origin(scheme, authority))
        .orElseGet(() -> own(scheme, end));
  }

  /** The local address of the connection, or the name that the service listens on. */
  private String own(String scheme, InetSocketAddress end) {
    String host = listensOn.orElseGet(() -> IpAddresses.of(end.getAddress()).toCanonicalString());
    return origin(scheme, host, end.getPort());
  }

  private static Optional<String> origin(String scheme, String authority) {
    try {
      URI url = new URI(scheme + "://" + authority);
      boolean plain = url.getHost() != null && authority.equals(url.getAuthority());
      return plain && url.getUserInfo() == null
          ? Optional.of(origin(scheme, url.getHost(), url.getPort()))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static String origin(URI url) {
    return origin(url.getScheme(), url.getHost(), url.getPort());
  }

  private static String origin(String scheme, String host, int port) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    String known = scheme.toLowerCase(Locale.ROOT);
    boolean usual = port < 0 || port == (known.equals(HTTPS) ? 443 : 80);
    return known + "://" + name.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
  }
}
