package br.com.techmedicos.domain.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.domain.shared.DomainException;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is called, it gets a name that leads nobody astray. */
class FileNameTest {

  private static final String FAMILY = "👨\u200d👩\u200d👧";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exame.pdf",
        "Ressonância do João (2ª via).pdf",
        "hemograma 2026-06-01.tar.gz",
        "IMG_0001.HEIC",
        "sem extensão",
        "a",
        "日本語の名前.png",
        "تقرير.pdf",
        "🩻 raio-x.dcm", // unknown to Java 17
        FAMILY + ".jpg",
        "50% de «aspas» & 'apóstrofos'; <ok>.txt",
        "con.txt"
      })
  void an_ordinary_name_stays_as_it_is(String name) {
    assertThat(FileName.madeSafe(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, etcpasswd",
    "..\\..\\windows\\system32, windowssystem32",
    "/absolute.pdf, absolute.pdf",
    "C:\\exames\\a.pdf, C:examesa.pdf",
    ".bashrc, bashrc",
    "...a.pdf..., a.pdf",
    "'  a.pdf . ', a.pdf",
    "a/b, ab"
  })
  void what_could_lead_to_another_place_is_left_out(String name, String safe) {
    assertThat(FileName.madeSafe(name).value()).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\rb",
        "a\nb",
        "a\tb",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b", // control
        "a\u202eb",
        "a\u202ab",
        "a\u2066b",
        "a\u200fb", // turns the direction of writing
        "a\u200bb",
        "a\ufeffb",
        "a\u00adb", // does not show
        "a\u2028b",
        "a\u2029b", // breaks lines
        "a\ud83db",
        "a\ude00b", // half a character
        "a\ue000b",
        "a\uffffb",
        "a\ud83f\udfffb",
        "a\u0378b" // no character at all
      })
  void what_does_not_print_is_left_out(String name) {
    assertThat(FileName.madeSafe(name).value()).isEqualTo("ab");
  }

  @Test
  void an_extension_cannot_be_turned_round() {
    assertThat(FileName.madeSafe("exame\u202efdp.exe").value()).isEqualTo("examefdp.exe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "...", "/", "../..", "\u0000", "\u202e", "\ud800", " . / . "})
  void a_name_of_which_nothing_is_left_gets_another(String name) {
    assertThat(FileName.madeSafe(name).value()).isEqualTo(FileName.NAMELESS);
  }

  @Test
  void accents_written_apart_are_put_together() {
    assertThat(FileName.madeSafe("Joa\u0303o.pdf").value()).isEqualTo("João.pdf");
  }

  @Test
  void accents_are_put_together_over_what_is_left_out() {
    assertThat(FileName.madeSafe("Joa\u200b\u0303o.pdf").value()).isEqualTo("João.pdf");
  }

  @Test
  void a_name_may_have_as_many_characters_as_it_may() {
    String longest = "a".repeat(FileName.MAXIMUM_LENGTH - 4) + ".pdf";

    assertThat(FileName.madeSafe(longest).value()).isEqualTo(longest);
    assertThat(FileName.madeSafe("a" + longest).value()).isEqualTo(longest);
  }

  @Test
  void of_a_long_name_the_beginning_is_kept_and_the_extension() {
    assertThat(FileName.madeSafe("x".repeat(3996) + ".pdf").value())
        .isEqualTo("x".repeat(116) + ".pdf");
  }

  @Test
  void what_is_too_long_for_an_extension_is_cut_with_the_rest() {
    String longest = "." + "e".repeat(11);
    String tooLong = "." + "e".repeat(12);

    assertThat(FileName.madeSafe("x".repeat(200) + longest).value())
        .isEqualTo("x".repeat(108) + longest);
    assertThat(FileName.madeSafe("x".repeat(200) + tooLong).value()).isEqualTo("x".repeat(120));
  }

  @Test
  void characters_are_counted_as_people_count_them_not_as_java_does() {
    String doctors = "🩺".repeat(FileName.MAXIMUM_LENGTH);

    assertThat(FileName.madeSafe(doctors).value()).isEqualTo(doctors);
    assertThat(FileName.madeSafe(doctors + "🩺").value()).isEqualTo(doctors);
    assertThat(FileName.madeSafe(doctors + ".pdf").value()).isEqualTo("🩺".repeat(116) + ".pdf");
  }

  @Test
  void only_a_safe_name_is_taken_as_it_is() {
    assertThat(new FileName("exame.pdf")).hasToString("exame.pdf");
    assertThatThrownBy(() -> new FileName("../exame.pdf")).isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> new FileName("")).isInstanceOf(DomainException.class);
  }

  @Property
  void a_safe_name_is_safe_and_stays_as_it_is(@ForAll("names") String name) {
    String safe = FileName.madeSafe(name).value();

    assertThat(safe).isNotBlank().doesNotContain("/", "\\").doesNotStartWith(".");
    assertThat(safe.strip()).isEqualTo(safe);
    assertThat(safe.codePointCount(0, safe.length())).isLessThanOrEqualTo(120);
    assertThat(safe.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Normalizer.isNormalized(safe, Normalizer.Form.NFC)).isTrue();
    assertThat(FileName.madeSafe(safe).value()).isEqualTo(safe);
  }

  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(300);
    Arbitrary<String> spiteful =
        Arbitraries.strings()
            .withChars("ab. /\\\u0300\u0327\u200b\u202e\u200d\ud83e\ude7a\u0000\u00a0\u1100\u1161")
            .ofMaxLength(200);
    return Arbitraries.oneOf(anything, spiteful);
  }
}
