package br.com.techmedicos.application.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a call comes from, as far as it tells callers apart: an IPv4 address, or the /64 network of
 * an IPv6 address, in which one customer has all addresses.
 *
 * @param value the address, or the network
 */
public record ClientAddress(String value) {

  private static final int GROUPS = 8;
  private static final int NETWORK_GROUPS = 4;
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:]*:[0-9a-f:]*");
  private static final Pattern IPV4_AS_IPV6 = Pattern.compile("::ffff:([0-9.]+)");
  private static final Pattern GROUP = Pattern.compile("[0-9a-f]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

  /**
   * Takes an address or a network.
   *
   * @param value the address, or the network
   */
  public ClientAddress {
    Objects.requireNonNull(value);
  }

  /**
   * Reads an address as a connection, or a proxy, tells it.
   *
   * @param address an IPv4 or IPv6 address; anything else stands for itself
   * @return the client's address
   */
  public static ClientAddress of(String address) {
    String lowerCase = address.toLowerCase(Locale.ROOT);
    var ipv4 = IPV4_AS_IPV6.matcher(lowerCase);
    if (ipv4.matches()) {
      return new ClientAddress(ipv4.group(1));
    }
    return new ClientAddress(IPV6.matcher(lowerCase).matches() ? network(lowerCase) : address);
  }

  private static String network(String address) {
    String[] halves = address.split("::", 2);
    List<String> groups = new ArrayList<>(groups(halves[0]));
    if (halves.length == 2) {
      int omitted = GROUPS - groups.size() - groups(halves[1]).size();
      for (int i = 0; i < omitted; i++) {
        groups.add("0");
      }
      groups.addAll(groups(halves[1]));
    }
    return String.join(":", groups.subList(0, Math.min(NETWORK_GROUPS, groups.size()))) + "::/64";
  }

  private static List<String> groups(String half) {
    return GROUP.matcher(half).results().map(MatchResult::group).map(ClientAddress::brief).toList();
  }

  private static String brief(String group) {
    return LEADING_ZEROS.matcher(group).replaceFirst("");
  }
}
