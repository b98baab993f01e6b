package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Who is calling. */
@Controller("/api/v1/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeController {

  @Get
  MeResponse me(HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    return new MeResponse(caller.id(), caller.role().name());
  }
}
