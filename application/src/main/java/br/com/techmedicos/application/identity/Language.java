package br.com.techmedicos.application.identity;

import java.util.Locale;

/** A language that notices are written in. */
public enum Language {
  PORTUGUESE("pt-BR"),
  ENGLISH("en");

  private final Locale locale;

  Language(String tag) {
    this.locale = Locale.forLanguageTag(tag);
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
