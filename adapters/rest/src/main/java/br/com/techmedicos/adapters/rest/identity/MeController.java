package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who is calling. */
@Tag(name = "Sessions")
@Controller("/api/v1/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeController {

  /**
   * Shows the account of the token.
   *
   * @return the account
   */
  @Get
  MeResponse whoAmI(HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    return new MeResponse(caller.id(), caller.role().name());
  }
}
