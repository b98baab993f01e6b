package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.brokerrabbitmq.RabbitMqBroker;
import br.com.techmedicos.adapters.encryption.TinkSecretCipher;
import br.com.techmedicos.adapters.webhookhttp.HttpPartnerCalls;
import br.com.techmedicos.adapters.webhookhttp.Networks;
import br.com.techmedicos.application.identity.SecretCipher;
import br.com.techmedicos.application.partnership.Partnership;
import br.com.techmedicos.application.shared.IdGenerator;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires webhooks. */
@Factory
@Import(classes = Partnership.Dependencies.class)
final class PartnershipFactory {

  @Singleton
  Partnership partnership(Partnership.Dependencies ports, IdGenerator ids, Clock clock) {
    return new Partnership(ports, ids, clock);
  }

  @Singleton
  SecretCipher secretCipher(Environment settings) {
    return new TinkSecretCipher(IdentityFactory.keyFolder(settings));
  }

  @Singleton
  @Bean(preDestroy = "close")
  HttpPartnerCalls partnerCalls(
      @Property(name = "techmedicos.webhooks.allowed-networks") @Nullable List<String> opened) {
    try {
      return new HttpPartnerCalls(
          Networks.publicAnd(
              opened == null
                  ? List.of()
                  : opened.stream().filter(named -> !named.isBlank()).toList()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "TECHMEDICOS_WEBHOOKS_ALLOWED_NETWORKS " + e.getMessage() + ".", e);
    }
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "techmedicos.broker.url")
  RabbitMqBroker eventBroker(BrokerConfiguration configuration) {
    return new RabbitMqBroker(configuration.address());
  }
}
