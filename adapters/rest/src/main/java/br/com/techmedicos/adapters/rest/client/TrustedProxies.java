package br.com.techmedicos.adapters.rest.client;

import br.com.techmedicos.adapters.shared.IpAddresses;
import br.com.techmedicos.adapters.shared.IpNetworks;
import br.com.techmedicos.application.shared.ClientAddress;
import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The proxies whose {@code Forwarded} and {@code X-Forwarded-*} headers are trusted. Such headers
 * of others are ignored.
 *
 * <p>Headers are read from the right, where the nearest proxy appends. The first address that is
 * not a trusted proxy is the client. If an element is malformed, the last trusted proxy counts as
 * the client. {@code X-Forwarded-*} take precedence over {@code Forwarded}: proxies write them by
 * default, and many pass on a client's {@code Forwarded} unchanged.
 */
public final class TrustedProxies {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";

  private final IpNetworks networks;

  private TrustedProxies(IpNetworks networks) {
    this.networks = networks;
  }

  /**
   * Creates an instance that trusts some networks.
   *
   * @param networks in CIDR notation, or single addresses
   * @return the proxies in these networks
   * @throws IllegalArgumentException if one is not a network, or contains every address
   */
  public static TrustedProxies of(List<String> networks) {
    try {
      return new TrustedProxies(IpNetworks.of(networks));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("TECHMEDICOS_TRUSTED_PROXIES " + e.getMessage() + ".", e);
    }
  }

  /**
   * Whether a connection comes from a trusted proxy and may therefore carry requests of many
   * clients.
   *
   * @param peer the remote end of the connection
   * @return whether its headers are trusted
   */
  public boolean trusts(InetAddress peer) {
    return trusts(IpAddresses.of(peer));
  }

  /**
   * Returns the address that a connection counts for before anything was read from it.
   *
   * @param address the address
   * @return the address, or its IPv6 network
   */
  public static ClientAddress counted(InetAddress address) {
    return ClientAddress.of(IpAddresses.of(address).toCanonicalString());
  }

  /**
   * The address of a request's client.
   *
   * @param peer the remote end of the connection
   * @param headers the lines of a header by name, in order
   * @return the client's address
   */
  public InetAddress client(InetAddress peer, Function<String, List<String>> headers) {
    return remoteClient(peer, headers).ip().toInetAddress();
  }

  RemoteClient remoteClient(InetAddress peer, Function<String, List<String>> headers) {
    IPAddress nearest = IpAddresses.of(peer);
    if (!trusts(nearest)) {
      return new RemoteClient(nearest, Optional.empty(), Optional.empty());
    }
    boolean deFacto =
        List.of(FOR, PROTO, HOST).stream().anyMatch(name -> !headers.apply(name).isEmpty());
    return deFacto
        ? byXForwarded(nearest, headers)
        : byForwarded(nearest, headers.apply("Forwarded"));
  }

  private RemoteClient byXForwarded(IPAddress nearest, Function<String, List<String>> headers) {
    IPAddress client = nearest;
    for (String node :
        fromTheRight(headers.apply(FOR).stream().flatMap(TrustedProxies::list).toList())) {
      if (!trusts(client)) {
        break;
      }
      Optional<IPAddress> before = IpAddresses.node(node);
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return new RemoteClient(client, last(headers, PROTO), last(headers, HOST));
  }

  private RemoteClient byForwarded(IPAddress nearest, List<String> lines) {
    RemoteClient client = new RemoteClient(nearest, Optional.empty(), Optional.empty());
    for (String line : fromTheRight(lines)) {
      Optional<List<ForwardedElement>> elements = ForwardedElement.parse(line);
      for (ForwardedElement element : fromTheRight(elements.orElse(List.of()))) {
        if (!trusts(client.ip())) {
          return client;
        }
        Optional<IPAddress> before = element.node().flatMap(IpAddresses::node);
        client =
            new RemoteClient(
                before.orElse(client.ip()),
                element.parameter("proto").or(client::scheme),
                element.parameter("host").or(client::host));
        if (before.isEmpty()) {
          return client;
        }
      }
      if (elements.isEmpty()) {
        return client;
      }
    }
    return client;
  }

  private boolean trusts(IPAddress address) {
    return networks.contains(address);
  }

  private static Stream<String> list(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip);
  }

  /** Returns the value that the nearest proxy appended. */
  private static Optional<String> last(Function<String, List<String>> headers, String name) {
    return headers.apply(name).stream()
        .flatMap(TrustedProxies::list)
        .reduce((first, second) -> second)
        .filter(value -> !value.isEmpty());
  }

  private static <T> List<T> fromTheRight(List<T> values) {
    List<T> reversed = new ArrayList<>(values);
    Collections.reverse(reversed);
    return reversed;
  }
}
