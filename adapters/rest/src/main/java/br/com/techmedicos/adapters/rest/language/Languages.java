package br.com.techmedicos.adapters.rest.language;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that people are spoken to in. */
public final class Languages {

  /** Spoken to whoever asks for nothing, or for a language that is not spoken. */
  public static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  private static final List<Locale> SPOKEN =
      List.of(PORTUGUESE, Locale.forLanguageTag("pt"), Locale.ENGLISH);

  /**
   * How much of the header is looked at, in characters: reading it takes time that grows with the
   * square of its length. Who speaks more languages names those they prefer first.
   */
  private static final int LOOKED_AT = 500;

  private Languages() {}

  /** The language that a client asks for in {@code Accept-Language}. */
  public static Locale of(HttpRequest<?> request) {
    return of(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** The language that an {@code Accept-Language} asks for, if there is one. */
  public static Locale of(@Nullable String wanted) {
    if (wanted == null) {
      return PORTUGUESE;
    }
    try {
      Locale match = Locale.lookup(Locale.LanguageRange.parse(preferred(wanted)), SPOKEN);
      return Locale.ENGLISH.equals(match) ? match : PORTUGUESE;
    } catch (IllegalArgumentException malformed) {
      return PORTUGUESE;
    }
  }

  private static String preferred(String wanted) {
    return wanted.length() <= LOOKED_AT
        ? wanted
        : wanted.substring(0, Math.max(0, wanted.lastIndexOf(',', LOOKED_AT)));
  }
}
