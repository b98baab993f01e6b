package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.brokerrabbitmq.BrokerAddress;
import io.micronaut.context.annotation.ConfigurationInject;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message broker, if there is one. */
@Requires(property = "techmedicos.broker.url")
@ConfigurationProperties("techmedicos.broker")
final class BrokerConfiguration {

  private final BrokerAddress address;

  /**
   * Reads the configuration.
   *
   * @param url the address of the broker
   * @param username the login there
   * @param exchange the topic exchange
   * @param queues the queues that get everything
   */
  @ConfigurationInject
  BrokerConfiguration(
      String url,
      @Nullable String username,
      @Nullable String password,
      @Bindable(defaultValue = "techmedicos.events") String exchange,
      @Bindable(defaultValue = "techmedicos.events") List<String> queues) {
    this.address =
        address(
            url,
            login(username, password),
            exchange,
            queues.stream().map(String::strip).filter(name -> !name.isEmpty()).toList());
  }

  private static BrokerAddress address(
      String url, Optional<BrokerAddress.Login> login, String exchange, List<String> queues) {
    try {
      return BrokerAddress.of(new URI(url.strip()), login, exchange, queues);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "TECHMEDICOS_BROKER_URL is no address like amqps://broker.example/clinic.", e);
    }
  }

  private static Optional<BrokerAddress.Login> login(
      @Nullable String username, @Nullable String password) {
    if (username == null && password == null) {
      return Optional.empty();
    }
    if (username == null || password == null) {
      throw new IllegalStateException(
          "TECHMEDICOS_BROKER_USERNAME and TECHMEDICOS_BROKER_PASSWORD need each other.");
    }
    return Optional.of(new BrokerAddress.Login(username, password));
  }

  BrokerAddress address() {
    return address;
  }
}
