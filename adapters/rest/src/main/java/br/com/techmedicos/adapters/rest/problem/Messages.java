package br.com.techmedicos.adapters.rest.problem;

import java.text.MessageFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The messages, in Portuguese and English. */
final class Messages {

  private static final String BUNDLE = "br.com.techmedicos.adapters.rest.problems";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  static String detail(String key, List<Object> arguments, Locale language) {
    Object[] spoken = arguments.stream().map(argument -> spoken(argument, language)).toArray();
    return new MessageFormat(text(key, language), language).format(spoken);
  }

  private static Object spoken(Object argument, Locale language) {
    if (argument instanceof MessageKey words) {
      return text(words.key(), language);
    }
    return argument instanceof DayOfWeek day
        ? day.getDisplayName(TextStyle.FULL, language)
        : argument;
  }

  static String title(ProblemType type, Locale language) {
    return text(type.slug() + ".title", language);
  }

  static String explanation(ProblemType type, Locale language) {
    return text(type.slug() + ".page", language);
  }

  static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
  }

  private static String text(String key, Locale language) {
    return bundle(language).getString(key);
  }
}
