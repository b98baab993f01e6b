package br.com.techmedicos.application.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language that notices are written in. */
public enum Language {
  PORTUGUESE("pt-BR"),
  ENGLISH("en");

  private final Locale locale;

  Language(String tag) {
    this.locale = Locale.forLanguageTag(tag);
  }

  /**
   * Finds a language.
   *
   * @param tag as BCP 47 writes it
   */
  public static Optional<Language> of(String tag) {
    return Stream.of(values()).filter(language -> language.tag().equals(tag)).findAny();
  }

  /** {@return its tag, as BCP 47 writes it} */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** {@return the same for texts and formats} */
  public Locale locale() {
    return locale;
  }
}
