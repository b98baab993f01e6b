package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.PublishedKeys;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The keys that access tokens are checked with. */
@Tag(name = "Sessions")
@Controller("/.well-known")
@Secured(SecurityRule.IS_ANONYMOUS)
final class KeysController {

  private final PublishedKeys keys;

  KeysController(PublishedKeys keys) {
    this.keys = keys;
  }

  /**
   * Lists the keys that access tokens are signed with (RFC 7517).
   *
   * @return a JWK set
   */
  @ApiResponse(
      responseCode = "200",
      description = "A JWK set.",
      content = @Content(schema = @Schema(implementation = KeySetJson.class)))
  @Get("/jwks.json")
  HttpResponse<String> publishedKeys() {
    return HttpResponse.ok(keys.jwkSet()).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }
}
