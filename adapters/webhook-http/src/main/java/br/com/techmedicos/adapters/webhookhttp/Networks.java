package br.com.techmedicos.adapters.webhookhttp;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Where partners may be: in the public networks, and in those that were opened. */
public final class Networks {

  private static final IPAddressStringParameters USUAL =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .allowMask(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .getParentBuilder()
          .toParams();

  /** What is public of IPv6: the rest is loopback, local, mapped, translated or of no use yet. */
  private static final IPAddress GLOBAL_IPV6 = network("2000::/3");

  /** The other special-purpose registries of IANA (RFC 6890). */
  private static final List<IPAddress> SPECIAL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23", // Teredo too, which has an IPv4 address in it
              "2001:db8::/32",
              "2002::/16", // 6to4, the same
              "3fff::/20")
          .map(Networks::network)
          .toList();

  private final List<IPAddress> opened;

  private Networks(List<IPAddress> opened) {
    this.opened = opened;
  }

  /**
   * Opens networks besides the public ones.
   *
   * @param opened in CIDR notation, or single addresses
   * @return where partners may be
   * @throws IllegalArgumentException if one is no network
   */
  public static Networks publicAnd(List<String> opened) {
    return new Networks(opened.stream().map(String::strip).map(Networks::network).toList());
  }

  private static IPAddress network(String text) {
    IPAddress network = new IPAddressString(text, USUAL).getAddress();
    if (network == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a network like 10.0.0.0/8 or ::1/128");
    }
    return plain(network.toPrefixBlock());
  }

  /** {@return whether a partner may be there} */
  boolean permit(InetAddress address) {
    IPAddress plain = plain(new IPAddressGenerator().from(address));
    return isIn(opened, plain) || isPublic(plain);
  }

  /** {@return whether it is in a network that was opened} */
  boolean opened(InetAddress address) {
    return isIn(opened, plain(new IPAddressGenerator().from(address)));
  }

  private static boolean isPublic(IPAddress address) {
    return (address.isIPv4() || GLOBAL_IPV6.contains(address)) && !isIn(SPECIAL, address);
  }

  private static boolean isIn(List<IPAddress> networks, IPAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static IPAddress plain(IPAddress address) {
    if (address instanceof IPv6Address ipv6) {
      return ipv6.isIPv4Mapped() ? ipv6.getEmbeddedIPv4Address() : ipv6.removeZone();
    }
    return address;
  }
}
