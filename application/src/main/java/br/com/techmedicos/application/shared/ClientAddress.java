package br.com.techmedicos.application.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The address of a caller: an IPv4 address, or the /64 network of an IPv6 address, because one
 * subscriber has all addresses in it.
 *
 * @param value the address, or the network
 */
public record ClientAddress(String value) {

  /** The address for calls by the service itself. */
  public static final ClientAddress OURSELVES = new ClientAddress("localhost");

  private static final int NETWORK_BYTES = 8;
  private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");

  public ClientAddress {
    Objects.requireNonNull(value);
  }

  /**
   * Creates a client address from an IP address.
   *
   * @param address an IPv4 or IPv6 address; anything else is taken as it is
   * @return the client's address
   */
  public static ClientAddress of(String address) {
    if (!address.contains(":") || !NUMERIC.matcher(address).matches()) {
      return new ClientAddress(address);
    }
    try {
      InetAddress parsed = InetAddress.getByName(address); // numeric, so there is no DNS lookup
      return new ClientAddress(
          parsed instanceof Inet6Address ? network(parsed) : parsed.getHostAddress());
    } catch (UnknownHostException e) {
      return new ClientAddress(address);
    }
  }

  private static String network(InetAddress address) {
    byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
    return HexFormat.of().formatHex(network) + "/64";
  }
}
