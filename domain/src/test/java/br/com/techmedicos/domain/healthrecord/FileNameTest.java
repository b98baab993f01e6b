package br.com.techmedicos.domain.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
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
        "contas.txt",
        "com10.pdf",
        "aux-1.pdf"
      })
  void an_ordinary_name_stays_as_it_is(String name) {
    assertThat(new FileName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, etcpasswd",
    "..\\..\\windows\\system32, windowssystem32",
    "/absolute.pdf, absolute.pdf",
    "C:\\exames\\a.pdf, Cexamesa.pdf",
    ".bashrc, bashrc",
    "...a.pdf..., a.pdf",
    "'  a.pdf . ', a.pdf",
    "a/b, ab",
    "a.pdf:evil.exe, a.pdfevil.exe",
    "evil.exe::$DATA, evil.exe$DATA"
  })
  void what_could_lead_to_another_place_is_left_out(String name, String safe) {
    assertThat(new FileName(name).value()).isEqualTo(safe);
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
    assertThat(new FileName(name).value()).isEqualTo("ab");
  }

  @Test
  void an_ending_cannot_be_turned_round() {
    assertThat(new FileName("exame\u202efdp.exe").value()).isEqualTo("examefdp.exe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "con.pdf",
        "Nul.tar.gz",
        "PRN .pdf",
        "aux\u00a0.pdf",
        "COM1.txt",
        "lpt9",
        "com².pdf",
        "CONIN$.pdf",
        "conout$"
      })
  void what_windows_takes_for_a_device_is_marked(String name) {
    assertThat(new FileName(name).value()).isEqualTo("_" + name);
  }

  @Test
  void what_shortening_would_make_a_device_is_marked() {
    assertThat(new FileName("con" + " ".repeat(200) + "x").value()).isEqualTo("_con");
  }

  @ParameterizedTest
  @CsvSource({
    "exame.pdf, PDF",
    "laudo.PDF, PDF",
    "foto.JPG, JPEG",
    "foto.jpeg, JPEG",
    "raio-x.png, PNG",
    "foto.webp, WEBP",
    "IMG_0001.HEIC, HEIC",
    "IMG_0001.heif, HEIC",
    "ressonância.dcm, DICOM",
    "IM000001.IMA, DICOM",
    "anotações.txt, TEXT",
    "glicemia.csv, TEXT",
    "paciente.json, TEXT",
    "Bundle.json, FHIR_JSON",
    "fax.TIF, TIFF",
    "lâmina.tiff, TIFF",
    "resumo.xml, CDA_XML",
    "laudo.pdf.p7s, SIGNATURE",
    "laudo.pdf.p7s, SIGNED_DATA",
    "laudo.p7m, SIGNED_DATA",
    "exame.antigo.pdf, PDF",
    "laudo, PDF",
    "Laudo da Dra Ana, PDF",
    "arquivo, TEXT"
  })
  void an_ordinary_name_of_its_format_stays_as_it_is(String name, FileFormat format) {
    assertThat(new FileName(name).as(format).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "laudo.hta,PDF,laudo.hta.pdf",
        "laudo.js,TEXT,laudo.js.txt",
        "exame.pdf.exe,PDF,exame.pdf.exe.pdf",
        "exame.pdf,JPEG,exame.pdf.jpg",
        "foto.html,PNG,foto.html.png",
        "exame.svg,DICOM,exame.svg.dcm",
        "script.ps1,WEBP,script.ps1.webp",
        "atalho.lnk,HEIC,atalho.lnk.heic",
        "Bundle.xml,FHIR_JSON,Bundle.xml.json",
        "fax.exe,TIFF,fax.exe.tif",
        "resumo.html,CDA_XML,resumo.html.xml",
        "resumo.xsl,CDA_XML,resumo.xsl.xml",
        "laudo.pdf,SIGNATURE,laudo.pdf.p7s",
        "laudo.p7m,SIGNATURE,laudo.p7m.p7s",
        "programa.exe,SIGNED_DATA,programa.exe.p7m",
        "laudo.exe,DICOM,laudo.exe.dcm",
        "Exame 12.03.2024,PDF,Exame 12.03.2024.pdf",
        "1.2.840.10008.1,DICOM,1.2.840.10008.1.dcm",
        "exame.exe. . ,PDF,exame.exe.pdf",
        "exame.pdf .exe,PDF,exame.pdf .exe.pdf",
        "exame.exe\u00a0,PDF,exame.exe.pdf",
        "exame.pdf\u00a0,PDF,exame.pdf",
        "exame.pdf\u200d,PDF,exame.pdf\u200d.pdf",
        "exame.pdf\u3164.exe,PDF,exame.pdf\u3164.exe.pdf",
        "exame\u202efdp.exe,PDF,examefdp.exe.pdf",
        "exame\u202eexe.pdf,PDF,exameexe.pdf",
        "laudo.\uff45\uff58\uff45,PDF,laudo.\uff45\uff58\uff45.pdf",
        "laudo.\uff50\uff44\uff46,PDF,laudo.\uff50\uff44\uff46.pdf",
        "laudo\uff0eexe,PDF,laudo\uff0eexe.pdf",
        "laudo\u2024exe,PDF,laudo\u2024exe.pdf",
        "laudo.exe\u0000.pdf,PDF,laudo.exe.pdf",
        "CON.pdf,PDF,_CON.pdf",
        "a.pdf:evil.exe,PDF,a.pdfevil.exe.pdf",
        "evil.exe::$DATA,PDF,evil.exe$DATA.pdf",
        "laudo.hta%00.pdf,PDF,laudo.hta%00.pdf",
        "laudo.{3ad05575-8857-4850-9277-11b85bdb8e09},PDF,"
            + "laudo.{3ad05575-8857-4850-9277-11b85bdb8e09}.pdf"
      })
  void a_name_that_ends_as_another_format_gets_the_ending_of_its_own(
      String name, FileFormat format, String kept) {
    assertThat(new FileName(name).as(format).value()).isEqualTo(kept);
  }

  @Test
  void of_a_long_name_the_ending_of_the_format_is_kept() {
    assertThat(new FileName("x".repeat(400) + ".exe").as(FileFormat.PDF).value())
        .isEqualTo("x".repeat(116) + ".pdf");
    assertThat(new FileName("🩺".repeat(116) + ".exe").as(FileFormat.PDF).value())
        .isEqualTo("🩺".repeat(116) + ".pdf");
  }

  @Property
  void whatever_its_name_a_file_ends_as_its_format_does(
      @ForAll("names") String name, @ForAll FileFormat format) {
    String kept = new FileName(name).as(format).value();

    if (kept.contains(".")) {
      assertThat(format.endings())
          .contains(kept.substring(kept.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
    assertThat(kept.codePointCount(0, kept.length())).isLessThanOrEqualTo(120);
    assertThat(new FileName(kept).as(format).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ".", "..", "...", "/", "../..", "\u0000", "\u202e", "\ud800", " . / . "})
  void a_name_of_which_nothing_is_left_gets_another(String name) {
    assertThat(new FileName(name).value()).isEqualTo(FileName.NAMELESS);
  }

  @Test
  void accents_written_apart_are_put_together() {
    assertThat(new FileName("Joa\u0303o.pdf").value()).isEqualTo("João.pdf");
  }

  @Test
  void accents_are_put_together_over_what_is_left_out() {
    assertThat(new FileName("Joa\u200b\u0303o.pdf").value()).isEqualTo("João.pdf");
  }

  @Test
  void a_name_may_have_as_many_characters_as_it_may() {
    String longest = "a".repeat(FileName.MAXIMUM_LENGTH - 4) + ".pdf";

    assertThat(new FileName(longest).value()).isEqualTo(longest);
    assertThat(new FileName("a" + longest).value()).isEqualTo(longest);
  }

  @Test
  void of_a_long_name_the_beginning_is_kept_and_the_extension() {
    assertThat(new FileName("x".repeat(3996) + ".pdf").value()).isEqualTo("x".repeat(116) + ".pdf");
  }

  /** To put a million marks in order takes minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "\u0301", "\u0315\u0301", "🩺", "\u200b", "\ud83e", "\ude7a", "/"})
  void what_lies_between_the_ends_of_a_long_name_costs_nothing(String text) {
    String beginning = "x".repeat(FileName.MAXIMUM_LENGTH);

    assertThat(new FileName(beginning + text.repeat(1 << 20) + ".pdf").value())
        .isEqualTo("x".repeat(116) + ".pdf");
    assertThat(new FileName(text.repeat(1 << 20)).value()).isNotBlank();
  }

  @Test
  void what_is_too_long_for_an_extension_is_cut_with_the_rest() {
    String longest = "." + "e".repeat(11);
    String tooLong = "." + "e".repeat(12);

    assertThat(new FileName("x".repeat(200) + longest).value())
        .isEqualTo("x".repeat(108) + longest);
    assertThat(new FileName("x".repeat(200) + tooLong).value()).isEqualTo("x".repeat(120));
  }

  @Test
  void characters_are_counted_as_people_count_them_not_as_java_does() {
    String doctors = "🩺".repeat(FileName.MAXIMUM_LENGTH);

    assertThat(new FileName(doctors).value()).isEqualTo(doctors);
    assertThat(new FileName(doctors + "🩺").value()).isEqualTo(doctors);
    assertThat(new FileName(doctors + ".pdf").value()).isEqualTo("🩺".repeat(116) + ".pdf");
  }

  @Test
  void a_name_is_printed() {
    assertThat(new FileName("exame.pdf")).hasToString("exame.pdf");
  }

  @Property
  void a_safe_name_is_safe_and_stays_as_it_is(@ForAll("names") String name) {
    String safe = new FileName(name).value();

    assertThat(safe).isNotBlank().doesNotContain("/", "\\").doesNotStartWith(".");
    assertThat(safe.strip()).isEqualTo(safe);
    assertThat(safe.codePointCount(0, safe.length())).isLessThanOrEqualTo(120);
    assertThat(safe.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(Normalizer.isNormalized(safe, Normalizer.Form.NFC)).isTrue();
    assertThat(new FileName(safe).value()).isEqualTo(safe);
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
