package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.client.ClientAddresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.Principal;

/** Tells whom work is counted for that has a limit for each who asks. */
@Singleton
public final class Askers {

  private static final String USER = Askers.class.getName();

  private final ClientAddresses addresses;

  Askers(ClientAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Says who a user is of whom it remains to be asked whether they may go on.
   *
   * @param request the user's
   * @param user the name of its principal, if it will have one
   */
  public static void recognise(HttpRequest<?> request, String user) {
    request.setAttribute(USER, user);
  }

  /**
   * Whom a request is counted for: its user, or else its address. Tokens that are still to be
   * checked are counted apart, so that nobody's token waits behind what others ask without one.
   */
  String of(HttpRequest<?> request) {
    return request
        .getUserPrincipal()
        .map(Principal::getName)
        .or(() -> request.getAttribute(USER, String.class))
        .map(user -> "user " + user)
        .orElseGet(
            () ->
                (request.getHeaders().contains(HttpHeaders.AUTHORIZATION) ? "token " : "address ")
                    + addresses.of(request).value());
  }
}
