package br.com.techmedicos.adapters.contracts.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a record takes is recognised by its content, and nothing else is taken for it. */
public abstract class FormatDetectorContract {

  private record Sample(String what, byte[] content) {

    @Override
    public String toString() {
      return what;
    }
  }

  private record Known(FileFormat format, Sample sample) {

    @Override
    public String toString() {
      return sample + " is " + format;
    }
  }

  /** {@return what is to be tested} */
  protected abstract FormatDetector detector();

  static Stream<Known> known() {
    String note = "Paciente em jejum de 12 horas. Glicose: 92 mg/dL. Observação: coleta às 7h.\n";
    return Stream.of(
        known(
            FileFormat.PDF, "a PDF", "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj"),
        known(
            FileFormat.JPEG,
            "a JPEG",
            hex("ffd8ffe0 0010 4a46494600 0101 00 0001 0001 00 00 ffdb 0043")),
        known(FileFormat.JPEG, "a JPEG of a camera", hex("ffd8ffe1 0018 457869660000 4d4d002a")),
        known(
            FileFormat.PNG,
            "a PNG",
            hex("89504e470d0a1a0a 0000000d 49484452 00000001 00000001 08 06 000000 1f15c489")),
        known(FileFormat.WEBP, "a lossy WebP", "RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0\0\0\0\0\0\0"),
        known(
            FileFormat.WEBP, "a lossless WebP", "RIFF\u0024\0\0\0WEBPVP8L\u0018\0\0\0\0\0\0\0\0\0"),
        known(FileFormat.HEIC, "a HEIC", ftyp("heic", "mif1", "heic")),
        known(FileFormat.HEIC, "a HEIC of more than 8 bits", ftyp("heix", "mif1", "heix")),
        known(FileFormat.HEIC, "a HEIC that names its container first", ftyp("mif1", "heic")),
        known(FileFormat.DICOM, "a DICOM file", dicom()),
        known(FileFormat.TEXT, "a note in UTF-8", text(note, StandardCharsets.UTF_8)),
        known(FileFormat.TEXT, "a note in Latin-1", text(note, StandardCharsets.ISO_8859_1)),
        known(
            FileFormat.TEXT, "a note in UTF-16", text("\ufeff" + note, StandardCharsets.UTF_16BE)),
        known(
            FileFormat.TEXT,
            "a note in UTF-16 of Windows",
            text("\ufeff" + note, StandardCharsets.UTF_16LE)),
        known(FileFormat.TEXT, "a note with a mark", text("\ufeff" + note, StandardCharsets.UTF_8)),
        known(FileFormat.TEXT, "one letter", "x"),
        known(FileFormat.TEXT, "a table", "exame;valor;unidade\nglicose;92;mg/dL\n"),
        known(
            FileFormat.TEXT, "JSON of something else", "{\"name\": \"resourceType\", \"x\": [1]}"),
        known(
            FileFormat.TEXT,
            "JSON of a resource inside",
            "{\"x\": {\"resourceType\": \"Patient\"}}"),
        known(FileFormat.TEXT, "JSON whose type is no text", "{\"resourceType\": 1}"),
        known(FileFormat.TEXT, "a list of resources", "[{\"resourceType\": \"Patient\"}]"),
        known(FileFormat.TEXT, "what only begins like JSON", "{jejum} resourceType: Observation"),
        known(
            FileFormat.FHIR_JSON,
            "a resource",
            "{\"resourceType\": \"Observation\", \"id\": \"1\"}"),
        known(
            FileFormat.FHIR_JSON,
            "a resource that names its type late",
            " \r\n{\"meta\": {\"tag\": [{\"a\": 1}]}, \"n\": -1.5, \"resourceType\":\"Bundle\"}"),
        known(
            FileFormat.FHIR_JSON,
            "a resource with a mark",
            text("\ufeff{\"resourceType\": \"Patient\"}", StandardCharsets.UTF_8)),
        known(
            FileFormat.FHIR_JSON,
            "a resource that is cut off",
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"id\": \"4"));
  }

  static Stream<Sample> unknown() {
    return Stream.of(
        new Sample("nothing", new byte[0]),
        new Sample("a program of Windows", exe()),
        new Sample(
            "a program of Linux", hex("7f454c46 02010100 00000000 00000000 0200 3e00 01000000")),
        new Sample("Java", hex("cafebabe 0000003d 001d0a00 02000307")),
        new Sample("an archive", zip("laudo.txt")),
        new Sample("an office document", zip("[Content_Types].xml", "word/document.xml")),
        new Sample("a web page", latin1("<!DOCTYPE html>\n<html><body>ola</body></html>")),
        new Sample(
            "a web page without a title", latin1("  \n<html><script>alert(1)</script></html>")),
        new Sample(
            "a drawing that may run scripts",
            latin1("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
        new Sample(
            "XML", latin1("<?xml version=\"1.0\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>")),
        new Sample("a script", latin1("#!/bin/sh\nrm -rf /\n")),
        new Sample("rich text", latin1("{\\rtf1\\ansi ola}")),
        new Sample("PostScript", latin1("%!PS-Adobe-3.0\n%%Pages: 1\n")),
        new Sample("a GIF", latin1("GIF89a\1\0\1\0\0\0\0;")),
        new Sample("a film", ftyp("isom", "isom", "mp42")),
        new Sample("an AVIF", ftyp("avif", "mif1", "avif")),
        new Sample("a sound", latin1("RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\1\0\1\0")),
        new Sample("a TIFF", hex("49492a00 08000000 0000")),
        new Sample("bytes without a form", SampleContent.ofSize(5_000)),
        new Sample("zeros", new byte[1_000]));
  }

  @ParameterizedTest
  @MethodSource("known")
  void what_a_record_takes_is_recognised(Known known) {
    assertThat(detector().detect(known.sample().content())).contains(known.format());
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void what_a_record_does_not_take_is_not_recognised(Sample sample) {
    assertThat(detector().detect(sample.content())).isEmpty();
  }

  @Test
  void there_is_a_sample_of_every_format() {
    Set<FileFormat> sampled = known().map(Known::format).collect(Collectors.toSet());

    assertThat(sampled).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(FileFormat.class));
  }

  @Test
  void the_beginning_of_a_large_content_is_enough() {
    for (Known known : known().filter(k -> k.format() != FileFormat.TEXT).toList()) {
      byte[] large = Arrays.copyOf(known.sample().content(), FormatDetector.BEGINNING);
      if (known.format() == FileFormat.FHIR_JSON) {
        Arrays.fill(large, known.sample().content().length, large.length, (byte) ' ');
      }
      assertThat(detector().detect(large)).as(known.toString()).contains(known.format());
    }
  }

  @Test
  void a_text_may_be_cut_off_in_the_middle_of_a_letter() {
    byte[] text = "coração ".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    for (int end = FormatDetector.BEGINNING - 12; end <= FormatDetector.BEGINNING; end++) {
      assertThat(detector().detect(Arrays.copyOf(text, end))).contains(FileFormat.TEXT);
    }
  }

  @Test
  void a_resource_is_known_however_deep_and_long_what_comes_first_is() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    String late = "{\"text\": \"" + "a".repeat(60_000) + "\", \"resourceType\": \"Basic\"}";

    assertThat(detector().detect(latin1("{\"x\": " + deep + "}"))).contains(FileFormat.TEXT);
    assertThat(detector().detect(latin1(late))).contains(FileFormat.FHIR_JSON);
  }

  @Test
  void what_is_looked_at_is_not_changed() {
    for (Known known : known().toList()) {
      byte[] content = known.sample().content();
      byte[] before = content.clone();
      detector().detect(content);
      assertThat(content).isEqualTo(before);
    }
  }

  private static Known known(FileFormat format, String what, String content) {
    return known(format, what, latin1(content));
  }

  private static Known known(FileFormat format, String what, byte[] content) {
    return new Known(format, new Sample(what, content));
  }

  private static byte[] latin1(String content) {
    return text(content, StandardCharsets.ISO_8859_1);
  }

  private static byte[] text(String content, Charset charset) {
    return content.getBytes(charset);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** The first box of an ISO base media file: what it is, and what it can also be read as. */
  private static byte[] ftyp(String brand, String... compatible) {
    int size = 16 + 4 * compatible.length;
    return latin1(
        "\0\0\0"
            + (char) size
            + "ftyp"
            + brand
            + "\0\0\0\0"
            + String.join("", compatible)
            + "\0\0\0\10meta");
  }

  private static byte[] dicom() {
    byte[] preamble = new byte[128];
    byte[] meta = latin1("DICM\2\0\0\0UL\4\0\u00b8\0\0\0\2\0\1\0OB\0\0\2\0\0\0\0\1");
    byte[] file = Arrays.copyOf(preamble, preamble.length + meta.length);
    System.arraycopy(meta, 0, file, preamble.length, meta.length);
    return file;
  }

  private static byte[] exe() {
    byte[] exe = new byte[512];
    System.arraycopy(hex("4d5a 9000 0300 0000 0400 0000 ffff 0000"), 0, exe, 0, 16);
    exe[0x3c] = (byte) 0x80;
    System.arraycopy(hex("50450000 6486 0600"), 0, exe, 0x80, 8);
    return exe;
  }

  private static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of(names)) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(latin1("ola"));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
