package br.com.techmedicos.adapters.rest.client;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import java.util.List;
import java.util.Optional;

/** Reads the trusted proxies at start, so that a wrong setting stops the service. */
@Factory
final class ClientFactory {

  @Context
  TrustedProxies trustedProxies(
      @Property(name = "techmedicos.trusted-proxies") Optional<List<String>> networks) {
    return TrustedProxies.of(networks.filter(named -> !isBlank(named)).orElse(List.of()));
  }

  /** An environment variable may be empty. */
  private static boolean isBlank(List<String> named) {
    return named.size() == 1 && named.get(0).isBlank();
  }
}
