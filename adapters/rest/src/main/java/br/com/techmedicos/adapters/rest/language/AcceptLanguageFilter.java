package br.com.techmedicos.adapters.rest.language;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * Drops an {@code Accept-Language} that does not begin with a language: the framework's parser
 * fails on one that is only commas.
 */
@ServerFilter("/**")
final class AcceptLanguageFilter {

  @PreMatching
  @RequestFilter
  void leaveOut(HttpRequest<?> request) {
    String asked = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
    if (asked != null
        && !beginsWithLanguage(asked)
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
    }
  }

  private static boolean beginsWithLanguage(String asked) {
    return asked
        .chars()
        .takeWhile(c -> c != ';')
        .anyMatch(c -> c == '*' || Character.isLetterOrDigit(c));
  }
}
