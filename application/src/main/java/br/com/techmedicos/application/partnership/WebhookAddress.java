package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.shared.DomainException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a partner is told events. What was kept is not checked again: another version may have
 * allowed more.
 *
 * @param value an absolute address with a host, in ASCII, without a login or a fragment; http is
 *     for networks that were opened
 */
public record WebhookAddress(String value) {

  /** The longest address, in characters. */
  public static final int MAXIMUM_LENGTH = 500;

  private static final Pattern NUMBER = Pattern.compile("[0-9.]+");
  private static final Pattern FOUR_BYTES =
      Pattern.compile("(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){3}"); // URI knows their size

  private static final int LAST_ASCII = 127;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads an address.
   *
   * @throws DomainException with {@link PartnershipViolation.AddressMalformed}
   */
  public static WebhookAddress parse(String text) {
    WebhookAddress address = new WebhookAddress(text);
    address.requireWellFormed();
    return address;
  }

  void requireWellFormed() {
    if (!isWellFormed()) {
      throw new DomainException(new PartnershipViolation.AddressMalformed());
    }
  }

  /** {@return whether this version can call it} */
  boolean isWellFormed() {
    if (value.length() > MAXIMUM_LENGTH) {
      return false;
    }
    try {
      URI uri = new URI(value).parseServerAuthority();
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && isHost(uri.getHost())
          && uri.getUserInfo() == null
          && uri.getRawFragment() == null
          && isPort(uri)
          && value.chars().allMatch(character -> character < LAST_ASCII);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** No zone, and no number but of four bytes in decimal: others are read in several ways. */
  private static boolean isHost(String host) {
    return !host.contains("%")
        && (!NUMBER.matcher(host).matches() || FOUR_BYTES.matcher(host).matches());
  }

  private static boolean isPort(URI uri) {
    return uri.getPort() == -1
        ? !uri.getRawAuthority().endsWith(":")
        : 0 < uri.getPort() && uri.getPort() <= LAST_PORT;
  }

  /** {@return the host, a name or a number} */
  public String host() {
    return URI.create(value).getHost();
  }

  /** {@return whether what is sent there is encrypted} */
  public boolean isEncrypted() {
    return URI.create(value).getScheme().equalsIgnoreCase("https");
  }
}
