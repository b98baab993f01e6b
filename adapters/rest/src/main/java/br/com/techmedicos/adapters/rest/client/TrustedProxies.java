package br.com.techmedicos.adapters.rest.client;

import br.com.techmedicos.application.identity.ClientAddress;
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
 * The proxies whose word on who asks is taken. Everybody else's {@code Forwarded} and {@code
 * X-Forwarded-*} headers count for nothing.
 *
 * <p>Headers are read from the right, where the nearest proxy wrote: as long as an address is a
 * trusted proxy's, what it tells is believed; the first other address is the client's. What cannot
 * be read ends the walk there, and then the last trusted proxy itself is whom the request is
 * counted for. {@code X-Forwarded-*} win over {@code Forwarded}: proxies write them by default, and
 * many pass a client's {@code Forwarded} on as it came.
 */
public final class TrustedProxies {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";

  private final List<IPAddress> networks;

  private TrustedProxies(List<IPAddress> networks) {
    this.networks = networks;
  }

  /**
   * Trusts some networks.
   *
   * @param networks in CIDR notation, IPv4 or IPv6; an address stands for itself
   * @return those who are trusted
   * @throws IllegalArgumentException if one is no network, or everyone
   */
  public static TrustedProxies of(List<String> networks) {
    return new TrustedProxies(
        networks.stream().map(String::strip).map(TrustedProxies::network).toList());
  }

  private static IPAddress network(String text) {
    IPAddress network =
        IpAddresses.network(text)
            .orElseThrow(() -> refused(text, "is no network like 10.0.0.0/8 or ::1/128"));
    Integer prefix = network.getNetworkPrefixLength();
    if (prefix == null) {
      return network;
    }
    if (prefix == 0) {
      throw refused(text, "is everyone, and would let everyone choose their address");
    }
    IPAddress block = network.toPrefixBlock();
    if (!network.equals(block)) {
      throw refused(text, "has bits after its prefix; " + block + " is the network");
    }
    return block;
  }

  private static IllegalArgumentException refused(String network, String reason) {
    return new IllegalArgumentException(
        "TECHMEDICOS_TRUSTED_PROXIES names \"" + network + "\", which " + reason + ".");
  }

  /**
   * Whether a connection is a trusted proxy's, on which many clients' requests come.
   *
   * @param peer the other end of the connection
   * @return whether its headers are believed
   */
  public boolean trusts(InetAddress peer) {
    return trusts(IpAddresses.of(peer));
  }

  /**
   * Whom something is counted for that comes from an address, like a connection of which nothing
   * was read yet.
   *
   * @param address the address
   * @return the address, or its IPv6 network
   */
  public static ClientAddress counted(InetAddress address) {
    return ClientAddress.of(IpAddresses.of(address).toCanonicalString());
  }

  /**
   * Whom a request comes from.
   *
   * @param peer the other end of its connection
   * @param headers the lines of a header by its name, in order; none if it is not there
   * @return the client's address
   */
  public InetAddress client(InetAddress peer, Function<String, List<String>> headers) {
    return asker(peer, headers).ip().toInetAddress();
  }

  Asker asker(InetAddress peer, Function<String, List<String>> headers) {
    IPAddress nearest = IpAddresses.of(peer);
    if (!trusts(nearest)) {
      return new Asker(nearest, Optional.empty(), Optional.empty());
    }
    boolean deFacto =
        List.of(FOR, PROTO, HOST).stream().anyMatch(name -> !headers.apply(name).isEmpty());
    return deFacto
        ? byXForwarded(nearest, headers)
        : byForwarded(nearest, headers.apply("Forwarded"));
  }

  private Asker byXForwarded(IPAddress nearest, Function<String, List<String>> headers) {
    IPAddress client = nearest;
    for (String node :
        fromTheRight(headers.apply(FOR).stream().flatMap(TrustedProxies::list).toList())) {
      Optional<IPAddress> before = IpAddresses.node(node);
      if (!trusts(client) || before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return new Asker(client, last(headers, PROTO), last(headers, HOST));
  }

  private Asker byForwarded(IPAddress nearest, List<String> lines) {
    Asker asker = new Asker(nearest, Optional.empty(), Optional.empty());
    for (String line : fromTheRight(lines)) {
      Optional<List<ForwardedElement>> elements = ForwardedElement.parse(line);
      for (ForwardedElement element : fromTheRight(elements.orElse(List.of()))) {
        if (!trusts(asker.ip())) {
          return asker;
        }
        Optional<IPAddress> before = element.node().flatMap(IpAddresses::node);
        asker =
            new Asker(
                before.orElse(asker.ip()),
                element.parameter("proto").or(asker::scheme),
                element.parameter("host").or(asker::host));
        if (before.isEmpty()) {
          return asker;
        }
      }
      if (elements.isEmpty()) {
        return asker;
      }
    }
    return asker;
  }

  private boolean trusts(IPAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Stream<String> list(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip);
  }

  /** What the nearest proxy wrote. */
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
