package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.LegalText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;

/** Terms of use and privacy notice, for anyone. */
@Tag(name = "Sessions")
@Controller("/api/v1/consents")
@Secured(SecurityRule.IS_ANONYMOUS)
final class LegalTextController {

  /**
   * Shows the terms of use.
   *
   * @return the current text, in the requested language
   */
  @Get("/terms")
  HttpResponse<LegalTextResponse> viewTerms(HttpRequest<?> request) {
    return current(LegalDocument.TERMS, request);
  }

  /**
   * Shows the privacy notice.
   *
   * @return the current text, in the requested language
   */
  @Get("/privacy")
  HttpResponse<LegalTextResponse> viewPrivacyNotice(HttpRequest<?> request) {
    return current(LegalDocument.PRIVACY, request);
  }

  private static HttpResponse<LegalTextResponse> current(
      LegalDocument document, HttpRequest<?> request) {
    Locale language = Languages.of(request);
    return HttpResponse.ok(LegalTextResponse.of(LegalText.current(document), language))
        .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
  }
}
