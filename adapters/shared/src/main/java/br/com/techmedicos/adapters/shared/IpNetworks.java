package br.com.techmedicos.adapters.shared;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.util.List;

/** Some networks of addresses, as they are named in settings. */
public final class IpNetworks {

  private final List<IPAddress> networks;

  private IpNetworks(List<IPAddress> networks) {
    this.networks = networks;
  }

  /**
   * Reads networks.
   *
   * @param networks in CIDR notation, or single addresses
   * @return the networks
   * @throws IllegalArgumentException if one is not a network, contains every address, or has bits
   *     after its prefix; the message says which, and why
   */
  public static IpNetworks of(List<String> networks) {
    return new IpNetworks(networks.stream().map(String::strip).map(IpNetworks::network).toList());
  }

  private static IPAddress network(String text) {
    IPAddress network =
        IpAddresses.network(text)
            .orElseThrow(() -> refused(text, "is not a network like 10.0.0.0/8 or ::1/128"));
    Integer prefix = network.getNetworkPrefixLength();
    if (prefix == null) {
      return network;
    }
    if (prefix == 0) {
      throw refused(text, "contains all addresses");
    }
    IPAddress block = network.toPrefixBlock();
    if (!network.equals(block)) {
      throw refused(text, "has bits after its prefix; " + block + " is the network");
    }
    return block;
  }

  private static IllegalArgumentException refused(String network, String reason) {
    return new IllegalArgumentException("names \"" + network + "\", which " + reason);
  }

  /** {@return whether an address is in one of them} */
  public boolean contains(InetAddress address) {
    return contains(IpAddresses.of(address));
  }

  /** {@return whether an address is in one of them} */
  public boolean contains(IPAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }
}
