package br.com.techmedicos.adapters.webhookhttp;

import br.com.techmedicos.adapters.shared.IpAddresses;
import br.com.techmedicos.adapters.shared.IpNetworks;
import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.List;

/** Where partners may be: in the public networks, and in those that were opened. */
public final class Networks {

  /** What is public of IPv6: the rest is loopback, local, mapped, translated or of no use yet. */
  private static final IpNetworks GLOBAL_IPV6 = IpNetworks.of(List.of("2000::/3"));

  /** The other special-purpose registries of IANA (RFC 6890). */
  private static final IpNetworks SPECIAL =
      IpNetworks.of(
          List.of(
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
              "3fff::/20"));

  private final IpNetworks opened;

  private Networks(IpNetworks opened) {
    this.opened = opened;
  }

  /**
   * Opens networks besides the public ones.
   *
   * @param opened in CIDR notation, or single addresses
   * @return where partners may be
   * @throws IllegalArgumentException if one is no network, or every address
   */
  public static Networks publicAnd(List<String> opened) {
    return new Networks(IpNetworks.of(opened));
  }

  /** {@return whether a partner may be there} */
  boolean permit(InetAddress address) {
    return opened(address) || isPublic(IpAddresses.of(address));
  }

  /** {@return whether it is in a network that was opened} */
  boolean opened(InetAddress address) {
    return opened.contains(address);
  }

  private static boolean isPublic(IPAddress address) {
    return (address.isIPv4() || GLOBAL_IPV6.contains(address)) && !SPECIAL.contains(address);
  }
}
