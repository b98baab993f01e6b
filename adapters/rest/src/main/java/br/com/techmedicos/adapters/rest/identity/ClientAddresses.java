package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.ClientAddress;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;

/** Where requests come from, as far as the throttles of logins and sign-ups tell callers apart. */
@Singleton
public final class ClientAddresses {

  private final HttpClientAddressResolver resolver;

  ClientAddresses(HttpClientAddressResolver resolver) {
    this.resolver = resolver;
  }

  /** Where a request comes from. */
  public ClientAddress of(HttpRequest<?> request) {
    String address = resolver.resolve(request);
    return ClientAddress.of(address == null ? "unknown" : address);
  }
}
