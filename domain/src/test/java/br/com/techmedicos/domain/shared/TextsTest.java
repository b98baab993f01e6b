package br.com.techmedicos.domain.shared;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @Test
  void a_line_is_trimmed() {
    assertThat(Texts.line(" \t\u2003 Praça da Sé, 1 \n", 1, 20)).isEqualTo("Praça da Sé, 1");
  }

  @Test
  void accents_written_apart_are_put_together() {
    assertThat(Texts.line("Jose\u0301", 4, 4)).isEqualTo("José");
  }

  @Test
  void characters_are_counted_as_people_count_them_not_as_java_does() {
    String doctors = "🩺🩺🩺";

    assertThat(Texts.line(doctors, 3, 3)).isEqualTo(doctors);
    assertRefused(new InvalidValue.TextLength(4, 9), () -> Texts.line(doctors, 4, 9));
    assertRefused(new InvalidValue.TextLength(1, 2), () -> Texts.line(doctors, 1, 2));
  }

  @Test
  void a_text_is_as_long_as_it_may_be_and_no_longer() {
    assertThat(Texts.line("ab", 2, 3)).isEqualTo("ab");
    assertThat(Texts.line("abc", 2, 3)).isEqualTo("abc");
    assertRefused(new InvalidValue.TextLength(2, 3), () -> Texts.line("a", 2, 3));
    assertRefused(new InvalidValue.TextLength(2, 3), () -> Texts.line("abcd", 2, 3));
    assertRefused(new InvalidValue.TextLength(2, 3), () -> Texts.line("  a  ", 2, 3));
  }

  @Test
  void a_text_may_be_empty_if_it_may_be() {
    assertThat(Texts.paragraph(" \n ", 0, 10)).isEmpty();
    assertThat(Texts.line("", 0, 0)).isEmpty();
  }

  @Test
  void a_huge_text_is_refused_before_it_is_looked_at() {
    String spaces = " ".repeat(1_000_000) + "ok";

    assertRefused(new InvalidValue.TextLength(1, 10), () -> Texts.line(spaces, 1, 10));
    assertThat(Texts.line(" ".repeat(102) + "ok", 1, 10)).isEqualTo("ok");
    assertRefused(
        new InvalidValue.TextLength(1, 10), () -> Texts.line(" ".repeat(103) + "ok", 1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u0007b",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b", // control
        "a\u202eb",
        "a\u202ab",
        "a\u2066b",
        "a\u200fb", // turns the direction of writing
        "a\u200bb",
        "a\ufeffb",
        "a\u00adb",
        "a\u2060b", // does not show
        "a\u2028b",
        "a\u2029b", // breaks lines elsewhere
        "a\ud800b",
        "a\udc00b", // half a character
        "a\ue000b",
        "a\uffffb",
        "a\u0378b" // no character at all
      })
  void what_does_not_print_is_refused(String text) {
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.line(text, 1, 10));
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.paragraph(text, 1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D’Ávila",
        "Müller-Lüdenscheidt",
        "李小龍",
        "محمد",
        "עֲבֹדָה",
        "👩🏽‍⚕️",
        "क्‌ष",
        "€ 5 % – «x»"
      })
  void people_write_in_many_ways(String text) {
    assertThat(Texts.line(text, 1, 40)).isNotEmpty();
  }

  @Test
  void a_paragraph_may_have_breaks_and_tabs_and_a_line_may_not() {
    for (String text : List.of("a\nb", "a\r\nb", "a\tb")) {
      assertThat(Texts.paragraph(text, 1, 10)).isEqualTo(text);
      assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.line(text, 1, 10));
    }
  }
}
