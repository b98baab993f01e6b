package br.com.techmedicos.adapters.rest.language;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Drops what the framework fails on: an {@code Accept-Language} that does not begin with a
 * language, and all charsets, which may be made up. Our text is UTF-8 whatever is asked for, as RFC
 * 9110 allows (section 12.5.2).
 *
 * <p>Who takes problems takes JSON. Generated clients ask for problems alone where success has no
 * content.
 */
@ServerFilter("/**")
final class AcceptHeadersFilter {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=[^;,]*", Pattern.CASE_INSENSITIVE);

  @PreMatching
  @RequestFilter
  void leaveOut(HttpRequest<?> request) {
    if (request.getHeaders() instanceof MutableHttpHeaders headers) {
      String language = headers.get(HttpHeaders.ACCEPT_LANGUAGE);
      if (language != null && !beginsWithLanguage(language)) {
        headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
      }
      headers.remove(HttpHeaders.ACCEPT_CHARSET);
      List<String> accepted = headers.getAll(HttpHeaders.ACCEPT);
      if (accepted.isEmpty()) {
        return;
      }
      String asked = String.join(",", accepted);
      String formats = CHARSET.matcher(asked).replaceAll("");
      if (formats.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_JSON_PROBLEM)) {
        formats += "," + MediaType.APPLICATION_JSON;
      }
      if (!formats.equals(asked)) {
        headers.set(HttpHeaders.ACCEPT, formats);
      }
    }
  }

  private static boolean beginsWithLanguage(String asked) {
    return asked
        .chars()
        .takeWhile(c -> c != ';')
        .anyMatch(c -> c == '*' || Character.isLetterOrDigit(c));
  }
}
