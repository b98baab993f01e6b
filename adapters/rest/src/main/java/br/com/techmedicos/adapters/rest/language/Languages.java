package br.com.techmedicos.adapters.rest.language;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that we answer in. */
public final class Languages {

  /** The default. */
  public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  private static final List<Locale> SPOKEN =
      List.of(PORTUGUESE, Locale.forLanguageTag("pt"), Locale.ENGLISH);

  /**
   * How many characters of the header are read. Parsing takes quadratic time, and preferred
   * languages usually come first.
   */
  private static final int LOOKED_AT = 500;

  private Languages() {}

  /** The language for a request, by its {@code Accept-Language}. */
  public static Locale of(HttpRequest<?> request) {
    return of(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The language for an {@code Accept-Language}. */
  public static Locale of(@Nullable String wanted) {
    if (wanted == null) {
      return PORTUGUESE;
    }
    try {
      Locale match = Locale.lookup(Locale.LanguageRange.parse(preferred(wanted)), SPOKEN);
      return Locale.ENGLISH.equals(match) ? match : PORTUGUESE;
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      // the JDK throws the latter for a range of hyphens alone
      return PORTUGUESE;
    }
  }

  private static String preferred(String wanted) {
    return wanted.length() <= LOOKED_AT
        ? wanted
        : wanted.substring(0, Math.max(0, wanted.lastIndexOf(',', LOOKED_AT)));
  }
}
