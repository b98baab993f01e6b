package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final Set<String> EXAMPLES =
      Set.of("not-an-instant", "not-a-date", "not-a-time", "not-a-region");

  private static Properties bundle(String name) throws IOException {
    Properties messages = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    return messages;
  }

  @Test
  void everything_is_said_in_both_languages_with_the_same_arguments() throws IOException {
    Properties portuguese = bundle("problems.properties");
    Properties english = bundle("problems_en.properties");

    assertThat(english.keySet()).isEqualTo(portuguese.keySet()).hasSizeGreaterThan(100);
    portuguese
        .stringPropertyNames()
        .forEach(
            key ->
                assertThat(arguments(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(arguments(portuguese.getProperty(key))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems.properties", "problems_en.properties"})
  void no_message_has_an_apostrophe_that_would_quote_its_arguments(String name) throws IOException {
    assertThat(bundle(name).values()).noneMatch(message -> message.toString().contains("'"));
  }

  /** Dates, instants, durations and zones are for programs; some messages show how to write one. */
  @ParameterizedTest
  @ValueSource(strings = {"problems.properties", "problems_en.properties"})
  void no_message_has_the_notation_of_machines(String name) throws IOException {
    Properties messages = bundle(name);
    assertThat(messages.keySet().removeAll(EXAMPLES)).isTrue();
    assertThat(messages.values())
        .noneMatch(message -> EveryRefusalTest.NOTATION.matcher(message.toString()).find());
  }

  private static int arguments(String message) {
    return new MessageFormat(message, Locale.ROOT).getFormatsByArgumentIndex().length;
  }
}
