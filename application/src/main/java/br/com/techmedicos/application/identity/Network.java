package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Roughly where somebody logged in from: a network of 256 IPv4 addresses, or the /48 of an IPv6
 * address, which is about a site. It names no place, since that would take a database of addresses.
 *
 * @param value like {@code 203.0.113.0/24} or {@code 2001:db8:12::/48}
 */
public record Network(String value) {

  private static final Pattern IPV4 =
      Pattern.compile("(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})\\.\\d{1,3}");
  private static final Pattern IPV6 =
      Pattern.compile("([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})[0-9a-f]{4}/64");

  public Network {
    Objects.requireNonNull(value);
  }

  /**
   * The network of an address.
   *
   * @return the network; empty if the address is none of the Internet's
   */
  public static Optional<Network> of(ClientAddress address) {
    Matcher four = IPV4.matcher(address.value());
    if (four.matches()) {
      return Optional.of(new Network(four.group(1) + ".0/24"));
    }
    Matcher six = IPV6.matcher(address.value());
    return six.matches()
        ? Optional.of(
            new Network(short16(six, 1) + ":" + short16(six, 2) + ":" + short16(six, 3) + "::/48"))
        : Optional.empty();
  }

  private static String short16(Matcher address, int group) {
    return Integer.toHexString(Integer.parseInt(address.group(group), 16));
  }
}
