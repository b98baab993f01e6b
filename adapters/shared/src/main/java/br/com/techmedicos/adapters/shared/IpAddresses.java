package br.com.techmedicos.adapters.shared;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.HostName;
import inet.ipaddr.HostNameException;
import inet.ipaddr.HostNameParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Parses IP addresses. Only complete numeric addresses are parsed; there is never a DNS lookup. An
 * IPv4-mapped IPv6 address becomes the IPv4 address, and zones are dropped.
 */
public final class IpAddresses {

  private static final HostNameParameters NODE =
      numeric(new HostNameParameters.Builder())
          .allowEmpty(false)
          .allowService(false)
          .allowPort(true)
          .expectPort(false)
          .allowBracketedIPv4(false)
          .toParams();

  private static final IPAddressStringParameters NETWORK =
      numeric(new HostNameParameters.Builder())
          .getAddressOptionsBuilder()
          .allowPrefix(true)
          .toParams();

  private IpAddresses() {}

  /** The usual notation of each family; no ranges, wildcards or octals. */
  private static HostNameParameters.Builder numeric(HostNameParameters.Builder builder) {
    return builder
        .getAddressOptionsBuilder()
        .allowEmpty(false)
        .allowAll(false)
        .allowSingleSegment(false)
        .allowPrefix(false)
        .allowMask(false)
        .allowWildcardedSeparator(false)
        .setRangeOptions(RangeParameters.NO_RANGE)
        .getIPv4AddressParametersBuilder()
        .allow_inet_aton(false)
        .allowLeadingZeros(false)
        .allowBinary(false)
        .getParentBuilder()
        .getIPv6AddressParametersBuilder()
        .allowBase85(false)
        .allowBinary(false)
        .getParentBuilder()
        .getParentBuilder();
  }

  /** {@return the address}; an IPv4-mapped one is the IPv4 address */
  public static IPAddress of(InetAddress address) {
    return plain(new IPAddressGenerator().from(address));
  }

  /**
   * Parses {@code 203.0.113.7}, {@code 2001:db8::1} or {@code [2001:db8::1]}, with or without a
   * port.
   */
  public static Optional<IPAddress> node(String text) {
    try {
      HostName node = new HostName(text, NODE);
      node.validate();
      return Optional.ofNullable(node.asAddress()).map(IpAddresses::plain);
    } catch (HostNameException | IndexOutOfBoundsException e) {
      // the library throws the latter for zones that are not ASCII
      return Optional.empty();
    }
  }

  /** Parses {@code 10.0.0.0/8}, {@code ::1/128}, or a single address. */
  static Optional<IPAddress> network(String text) {
    return Optional.ofNullable(new IPAddressString(text, NETWORK).getAddress())
        .filter(network -> !(network instanceof IPv6Address ipv6 && ipv6.hasZone()))
        .map(IpAddresses::plain);
  }

  private static IPAddress plain(IPAddress address) {
    if (address instanceof IPv6Address ipv6) {
      return ipv6.isIPv4Mapped() ? ipv6.getEmbeddedIPv4Address() : ipv6.removeZone();
    }
    return address;
  }
}
