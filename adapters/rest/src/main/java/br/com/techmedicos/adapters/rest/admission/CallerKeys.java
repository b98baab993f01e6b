package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.Principal;

/** Returns the caller that a request counts for, where limits apply per caller. */
@Singleton
public final class CallerKeys {

  private static final String USER = CallerKeys.class.getName();

  private final ClientAddresses addresses;

  CallerKeys(ClientAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Records the user of a valid token before the account is checked.
   *
   * @param request with the token
   * @param user the name of the principal
   */
  public static void recognise(HttpRequest<?> request, String user) {
    request.setAttribute(USER, user);
  }

  /**
   * The caller's key is the user, or else the address. Unchecked tokens are counted separately, so
   * that they do not wait behind anonymous requests.
   */
  Caller of(HttpRequest<?> request) {
    String address = addresses.of(request).value();
    return new Caller(key(request, address), address);
  }

  private static String key(HttpRequest<?> request, String address) {
    return request
        .getUserPrincipal()
        .map(Principal::getName)
        .or(() -> request.getAttribute(USER, String.class))
        .map(user -> "user " + user)
        .orElseGet(
            () ->
                (request.getHeaders().contains(HttpHeaders.AUTHORIZATION) ? "token " : "address ")
                    + address);
  }
}
