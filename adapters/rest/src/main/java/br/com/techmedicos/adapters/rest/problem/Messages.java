package br.com.techmedicos.adapters.rest.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The messages, in Portuguese and English. */
final class Messages {

  private static final String BUNDLE = "br.com.techmedicos.adapters.rest.problems";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  static String detail(String key, List<Object> arguments, ReaderFormat reader) {
    Object[] words = arguments.stream().map(argument -> words(argument, reader)).toArray();
    return text(key, reader.language(), words);
  }

  private static Object words(Object argument, ReaderFormat reader) {
    return argument instanceof MessageKey message
        ? pattern(message.key(), reader.language())
        : reader.format(argument);
  }

  static String text(String key, Locale language, Object... arguments) {
    return new MessageFormat(pattern(key, language), language).format(arguments);
  }

  static String title(ProblemType type, Locale language) {
    return pattern(type.slug() + ".title", language);
  }

  static String explanation(ProblemType type, Locale language) {
    return pattern(type.slug() + ".page", language);
  }

  static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
  }

  private static String pattern(String key, Locale language) {
    return bundle(language).getString(key);
  }
}
