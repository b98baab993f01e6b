package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.adapters.rest.language.Languages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;

/** Explains every problem type, at the address that is its {@code type}. */
@Hidden
@Controller("/problems")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ProblemPageController {

  /** Answers with HTML whatever the client accepts. */
  @Get("/{slug}")
  @Produces(MediaType.ALL)
  HttpResponse<String> page(String slug, HttpRequest<?> request) {
    ProblemType type =
        ProblemType.ofSlug(slug).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    boolean english = Languages.of(request).equals(Locale.ENGLISH);
    List<Locale> languages =
        english
            ? List.of(Locale.ENGLISH, Languages.PORTUGUESE)
            : List.of(Languages.PORTUGUESE, Locale.ENGLISH);
    StringBuilder html = new StringBuilder(head(type, languages.get(0)));
    languages.forEach(language -> html.append(section(type, language)));
    return HttpResponse.ok(html.append("</body>\n</html>\n").toString())
        .contentType("text/html; charset=utf-8")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
  }

  private static String head(ProblemType type, Locale language) {
    return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        </head>
        <body>
        """
        .formatted(language.toLanguageTag(), Messages.title(type, language));
  }

  private static String section(ProblemType type, Locale language) {
    return """
        <section lang="%s">
        <h1>%s</h1>
        <p><code>%s</code> · HTTP %d</p>
        <p>%s</p>
        </section>
        """
        .formatted(
            language.toLanguageTag(),
            Messages.title(type, language),
            type.uri(),
            type.status(),
            Messages.explanation(type, language));
  }
}
