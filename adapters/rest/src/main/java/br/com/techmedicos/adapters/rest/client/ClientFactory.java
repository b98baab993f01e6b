package br.com.techmedicos.adapters.rest.client;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.util.List;
import java.util.Optional;

/** Reads at the start whom to trust, so that a mistake is told before anyone is let in. */
@Factory
final class ClientFactory {

  @Context
  TrustedProxies trustedProxies(
      @Property(name = "techmedicos.trusted-proxies") Optional<List<String>> networks) {
    return TrustedProxies.of(networks.filter(named -> !isBlank(named)).orElse(List.of()));
  }

  /** An environment may set a variable to nothing. */
  private static boolean isBlank(List<String> named) {
    return named.size() == 1 && named.get(0).isBlank();
  }
}
