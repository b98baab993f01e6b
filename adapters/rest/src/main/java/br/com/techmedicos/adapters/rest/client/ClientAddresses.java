package br.com.techmedicos.adapters.rest.client;

import br.com.techmedicos.application.shared.ClientAddress;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpClientAddressResolver;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;

/**
 * Resolves the address of a client. It replaces the framework's resolver, which trusts every
 * header.
 */
@Singleton
@Replaces(DefaultHttpClientAddressResolver.class)
public final class ClientAddresses implements HttpClientAddressResolver {

  private final TrustedProxies proxies;

  ClientAddresses(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /**
   * Returns the address that a request counts for.
   *
   * @param request the request
   * @return the client's address, or its IPv6 network
   */
  public ClientAddress of(HttpRequest<?> request) {
    return ClientAddress.of(resolve(request));
  }

  @Override
  @SuppressWarnings("rawtypes") // inherited
  public String resolve(HttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    return proxies
        .remoteClient(request.getRemoteAddress().getAddress(), headers::getAll)
        .ip()
        .toCanonicalString();
  }
}
