package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;

/** The text that patients consent to, for anyone. */
@Tag(name = "Meetings")
@Controller("/api/v1/consents")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ConsentTextController {

  /**
   * Shows the text that patients consent to before a teleconsultation.
   *
   * @return the current text, in the requested language
   */
  @Get("/teleconsultation")
  HttpResponse<ConsentTextResponse> viewConsentText(HttpRequest<?> request) {
    Locale language = Languages.of(request);
    return HttpResponse.ok(ConsentTextResponse.of(ConsentText.current(), language))
        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }
}
