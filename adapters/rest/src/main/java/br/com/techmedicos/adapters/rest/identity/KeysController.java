package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.PublishedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The keys that access tokens are checked with. */
@Controller("/.well-known")
@Secured(SecurityRule.IS_ANONYMOUS)
final class KeysController {

  private final PublishedKeys keys;

  KeysController(PublishedKeys keys) {
    this.keys = keys;
  }

  @Get("/jwks.json")
  HttpResponse<String> keys() {
    return HttpResponse.ok(keys.jwkSet()).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }
}
