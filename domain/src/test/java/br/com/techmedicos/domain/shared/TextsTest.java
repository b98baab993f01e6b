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
  void common_characters_are_kept_and_their_neighbours_are_looked_at() {
    String common = "~ Ação nº 7? Ÿ ÀÿÇ";
    assertThat(Texts.line(" " + common + " ", 1, 40)).isEqualTo(common);
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.line("a\u007Fb", 1, 9));
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.line("a\u001Fb", 1, 9));
    assertThat(Texts.line("a\u00ADb\u00A0c", 1, 9)).isEqualTo("ab c");
    assertThat(Texts.line("a\u0300", 1, 1)).isEqualTo("à");
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
        "a\u2028b",
        "a\u2029b", // breaks lines elsewhere
        "a\ud800b",
        "a\udc00b", // half a character
        "a\ue000b",
        "a\udbff\udffdb", // for private use
        "a\uffffb",
        "a\ufdd0b",
        "a\ud83f\udfffb" // no character at all, ever
      })
  void what_is_no_character_to_write_is_refused(String text) {
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.line(text, 1, 10));
    assertRefused(new InvalidValue.ControlCharacters(), () -> Texts.paragraph(text, 1, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200bb",
        "a\ufeffb",
        "a\u00adb",
        "a\u2060b", // does not show
        "a\u202eb",
        "\u202aab\u202c",
        "a\u2066b\u2069",
        "a\u200fb",
        "a\u061cb", // turns the direction of writing
        "\u200b a\ufeff\u200bb \u200b",
        "\u200d\ufe0f ab",
        "ab\udb40\udc67\udb40\udc62\udb40\udc7f" // tags that no flag carries
      })
  void what_does_not_show_is_left_out(String text) {
    assertThat(Texts.line(text, 1, 10)).isEqualTo("ab");
    assertThat(Texts.paragraph(text, 1, 10)).isEqualTo("ab");
  }

  @Test
  void a_text_of_which_nothing_shows_is_empty() {
    assertRefused(
        new InvalidValue.TextLength(1, 10), () -> Texts.line("\u200b\u200d\ufeff\u00a0", 1, 10));
  }

  @Test
  void accents_are_put_together_over_what_is_left_out() {
    assertThat(Texts.line("Jose\u200b\u0301", 4, 4)).isEqualTo("José");
  }

  @Test
  void spaces_that_forbid_a_break_are_spaces() {
    assertThat(Texts.line("\u00a0Dr.\u00a0João\u202f1\u2007\u00a0", 1, 20)).isEqualTo("Dr. João 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83e\udee9", // Unicode 16: face with bags under eyes
        "\ud83e\udef9", // nothing yet, in a block of emoji
        "\u0378", // nothing yet, among letters
        "\ud880\udf50" // Unicode 15: an ideograph of names
      })
  void what_is_newer_than_java_is_kept(String character) {
    assertThat(Texts.line("a" + character + "b", 3, 3)).isEqualTo("a" + character + "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "👩🏽\u200d⚕\ufe0f",
        "❤\ufe0f\u200d🩹",
        "1\ufe0f\u20e3",
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f", // Scotland
        "葛\udb40\udd00城",
        "می\u200cخواهم",
        "क्\u200dष",
        "שלום"
      })
  void joiners_selectors_and_the_tags_of_flags_are_kept(String text) {
    assertThat(Texts.line(text, 1, 40)).isEqualTo(text);
    assertThat(Texts.line("de " + text + " a", 1, 40)).isEqualTo("de " + text + " a");
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
