package br.com.techmedicos.adapters.brokerrabbitmq;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the broker is, and what is declared there.
 *
 * @param tls whether the connection is encrypted
 * @param virtualHost as named in the address, or {@code /}
 * @param exchange the topic exchange that events are published to
 * @param queues quorum queues that get every event, with a queue each for what their consumers
 *     cannot handle
 */
public record BrokerAddress(
    boolean tls,
    String host,
    int port,
    String virtualHost,
    Optional<Login> login,
    String exchange,
    List<String> queues) {

  private static final int PLAIN_PORT = 5672;
  private static final int TLS_PORT = 5671;

  /** The login at the broker. */
  public record Login(String name, String password) {

    /** {@return a text without the password, which must not be logged} */
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  public BrokerAddress {
    queues = List.copyOf(queues);
  }

  /**
   * Reads an address like {@code amqps://broker.example/clinic}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static BrokerAddress of(
      URI address, Optional<Login> login, String exchange, List<String> queues) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("amqps");
    if ((!tls && !scheme.equals("amqp"))
        || address.getHost() == null
        || address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException("not an address like amqps://broker.example/clinic");
    }
    int standard = tls ? TLS_PORT : PLAIN_PORT;
    String path = address.getPath();
    return new BrokerAddress(
        tls,
        address.getHost(),
        address.getPort() < 0 ? standard : address.getPort(),
        path == null || path.length() < 2 ? "/" : path.substring(1),
        login,
        exchange,
        queues);
  }
}
