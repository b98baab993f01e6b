package br.com.techmedicos.adapters.contracts.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
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

/**
 * The contract of {@link FormatDetector}: accepted formats, and only those, are detected from the
 * content.
 */
@Promises
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

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset DOS = Charset.forName("IBM850");

  /** Signed data in BER, as far as its version. */
  private static final String CMS = "3080 06092a864886f70d010702 a080 3080 020101";

  private static final String DATA = "06092a864886f70d010701";

  /** {@return the detector under test} */
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
        known(FileFormat.HEIC, "a HEIC that names a sequence first", ftyp("msf1", "mif1", "heic")),
        known(FileFormat.HEIC, "a HEIC that is a film too", ftyp("isom", "mp42", "heic")),
        known(FileFormat.HEIC, "a HEIC that names itself once", ftyp("heic")),
        known(FileFormat.TIFF, "a TIFF", hex("49492a00 08000000 0100 0001 0300 01000000 01000000")),
        known(FileFormat.TIFF, "a TIFF of Motorola", hex("4d4d002a 00000008 0001 0100 0003 0001")),
        known(FileFormat.TIFF, "a large TIFF", hex("49492b00 08000000 1000000000000000 0100")),
        known(
            FileFormat.TIFF, "a large TIFF of Motorola", hex("4d4d002b 00080000 0000000000000010")),
        known(FileFormat.DICOM, "a DICOM file", dicom("")),
        known(FileFormat.DICOM, "a DICOM file that is a TIFF too", dicom("II*\0\b\0\0\0")),
        known(FileFormat.DICOM, "a DICOM file that is another TIFF", dicom("MM\0*\0\0\0\b")),
        known(FileFormat.DICOM, "a DICOM file that is a large TIFF", dicom("II+\0\b\0\0\0")),
        known(FileFormat.DICOM, "a DICOM file with a note in front", dicom("Hospital Geral")),
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
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": {\"id\": \"4"),
        known(FileFormat.TEXT, "a note in Windows-1252", text("“Pressão” – ótima…", WINDOWS)),
        known(FileFormat.TEXT, "a few words in Windows-1252", text("não há lesões", WINDOWS)),
        known(FileFormat.TEXT, "a note in the code page of DOS", text("não há lesões", DOS)),
        known(FileFormat.TEXT, "a report of sleep", "REM sono: 21 %\nREM latência: 90 min\n"),
        known(
            FileFormat.TEXT,
            "a report of sleep in words",
            "Rem normal.\nSet/2026: sem queixas\nCD 4: 320 /mm3"),
        known(FileFormat.TEXT, "a test named like an image", "P1 - Hemograma\nLeucócitos 7.200"),
        known(FileFormat.TEXT, "a test named like a picture", "BM: 2 evacuações\nP4 - Glicemia"),
        known(FileFormat.TEXT, "a headline in stars", "*** LAUDO ***\nSem alterações."),
        known(FileFormat.TEXT, "a share in front", "% de saturação: 98\n%% de eritrócitos: 40"),
        known(FileFormat.TEXT, "a number in front", "070701 Hemograma\n070702 Glicemia"),
        known(FileFormat.TEXT, "an article", "Article 5. Consent\nPath: biopsy\n"),
        known(FileFormat.TEXT, "less than", "<5 mg/dL\n< 3 células/campo\n"),
        known(FileFormat.CDA_XML, "a clinical document", cda("<title>Laudo</title><x xmlns=''/>")),
        known(
            FileFormat.CDA_XML,
            "a clinical document that says no more",
            "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>"),
        known(
            FileFormat.CDA_XML,
            "a clinical document with a prefix and a style sheet of its hospital",
            "<?xml version=\"1.0\"?>\n<?xml-stylesheet type=\"text/xsl\" href=\"CDA.xsl\"?>\n"
                + "<!-- laudo --><h:ClinicalDocument xmlns:h=\"urn:hl7-org:v3\"/>"),
        known(
            FileFormat.CDA_XML,
            "a clinical document in UTF-16",
            text(
                "\ufeff" + cda("<title>Laudo médico</title>").replace("UTF-8", "UTF-16"),
                StandardCharsets.UTF_16LE)),
        known(
            FileFormat.CDA_XML,
            "a clinical document in Windows-1252",
            text(cda("<title>Lesões</title>").replace("UTF-8", "windows-1252"), WINDOWS)),
        known(FileFormat.SIGNATURE, "a signature", signature("")),
        known(FileFormat.SIGNATURE, "a signature in letters", pem("CMS", signature(""))),
        known(FileFormat.SIGNATURE, "a signature in old letters", pem("PKCS7", signature(""))),
        known(
            FileFormat.SIGNED_DATA,
            "a signed report",
            signature("a0 80 04 16" + hexOf("%PDF-1.7\n1 0 obj\n<<>>\n"))),
        known(
            FileFormat.SIGNED_DATA,
            "a signed note, in pieces",
            signature("a0 80 24 80 04 03" + hexOf("Sem") + "04 06" + hexOf(" queix"))),
        known(
            FileFormat.SIGNED_DATA,
            "a long signed report",
            signature("a0 84 00ffffff 04 84 00fffff0" + hexOf("%PDF-1.7\n1 0 obj"))));
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
        new Sample("XML", latin1("<?xml version=\"1.0\"?>\n<laudo/>")),
        new Sample("XML of nobody", latin1("<?xml version=\"1.0\"?>\n<ClinicalDocument/>")),
        new Sample("XML that is broken", latin1("<?xml version=\"1.0\"?>\n<laudo><a></laudo>")),
        new Sample(
            "XML in UTF-16",
            text("\ufeff<?xml version=\"1.0\"?><laudo/>", StandardCharsets.UTF_16LE)),
        new Sample("a clinical document that is broken", latin1(cda("<title>Laudo</text>"))),
        new Sample("a clinical document that does not end", latin1(cda("<component>"))),
        new Sample("a clinical document with more behind it", latin1(cda("") + "MZ")),
        new Sample(
            "a clinical document that a browser runs",
            latin1(cda("<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>"))),
        new Sample(
            "a clinical document that brings its style sheet",
            latin1(
                cda(
                    "<s:stylesheet xmlns:s=\"http://www.w3.org/1999/XSL/Transform\""
                        + " version=\"1.0\"/>"))),
        new Sample("a clinical document with a DTD", latin1(dtd(""))),
        new Sample(
            "a clinical document that laughs",
            latin1(dtd("<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">"))),
        new Sample(
            "a clinical document that reads files",
            latin1(dtd("<!ENTITY a SYSTEM \"file:///etc/passwd\">"))),
        new Sample("a script", latin1("#!/bin/sh\nrm -rf /\n")),
        new Sample("a script with a mark", text("\ufeff#!/bin/sh\n", StandardCharsets.UTF_8)),
        new Sample("a script in PHP", latin1("<?php system($_GET['c']); ?>")),
        new Sample("a batch file", latin1("@ECHO off\r\ndel C:\\*\r\n")),
        new Sample("a batch file with a remark", latin1("REM sono\r\n@echo off\r\nformat C:")),
        new Sample("a batch file that sets", latin1("rem x\nset a=b\n%a% \n")),
        new Sample("a batch file with remarks", latin1("rem a\r\nrem b\r\n  del /s /q *.*\r\n")),
        new Sample(
            "a web page in UTF-16",
            text("\ufeff<html><script>alert(1)</script></html>", StandardCharsets.UTF_16BE)),
        new Sample("what says that it is a program", latin1("MZ this program cannot be run")),
        new Sample(
            "a program that is mostly text",
            latin1("MZ\u0090\0" + "This program cannot be run in DOS mode. ".repeat(100))),
        new Sample("a program with the brands of a HEIC", latin1("MZ\u0090\0ftypheic\0\0\0\0heic")),
        new Sample("a program that is a DICOM file too", dicom("MZ\u0090\0")),
        new Sample("a program that is a DICOM file in all its form", peInDicom()),
        new Sample("a program of Linux that is a DICOM file too", dicom("\177ELF\2\1\1")),
        new Sample("a script that is a DICOM file too", dicom("#!/bin/sh\nrm -rf /\n")),
        new Sample("a batch file that is a DICOM file too", dicom("@echo off\r\ndel *\r\n")),
        new Sample("a web page that is a DICOM file too", dicom("<html><script>alert(1)</script>")),
        new Sample("an archive that is a DICOM file too", dicom("PK\3\4")),
        new Sample("a PDF that is a DICOM file too", dicom("%PDF-1.7\n")),
        new Sample("DICOM without its preamble", Arrays.copyOfRange(dicom(""), 128, 160)),
        new Sample("what is DICOM in name only", latin1("\0".repeat(128) + "DICM\0\0\0\0\0\0\0\0")),
        new Sample("a signed program", signature("a0 80 24 80 04 40" + hexOf("MZ\u0090\0"))),
        new Sample("a signed archive", signature("a0 80 04 04" + hexOf("PK\3\4"))),
        new Sample("a signed list of trusted programs", signature("a0 80 30 80 0500 0000")),
        new Sample("certificates without a signature", hex(CMS + "3100 300b" + DATA + "0000")),
        new Sample("something encrypted", hex("3080 06092a864886f70d010703 a080 3080 020100")),
        new Sample("a signature that is cut off", Arrays.copyOf(signature(""), 30)),
        new Sample("a large number", hex("3080 0684 7fffffff 2a864886f70d010702")),
        new Sample("a film that may have been a picture", ftyp("mif1", "mif1", "miaf")),
        new Sample("an AVIF that names its container first", ftyp("mif1", "avif", "miaf")),
        new Sample("brands beyond their box", ftyp("avif", "mif1", "avif", "\0\0\0\0heic")),
        new Sample("rich text", latin1("{\\rtf1\\ansi ola}")),
        new Sample("PostScript", latin1("%!PS-Adobe-3.0\n%%Pages: 1\n")),
        new Sample("a GIF", latin1("GIF89a\1\0\1\0\0\0\0;")),
        new Sample("a film", ftyp("isom", "isom", "mp42")),
        new Sample("an AVIF", ftyp("avif", "mif1", "avif")),
        new Sample("a sound", latin1("RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\1\0\1\0")),
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
      if (known.format() == FileFormat.FHIR_JSON || known.format() == FileFormat.CDA_XML) {
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
  void a_document_that_was_signed_again_and_again_is_refused_in_the_end() {
    byte[] signed = signature("");
    for (int i = 0; i < 1_000; i++) {
      byte[] around = signature("a0 80 04 84 00fffff0");
      byte[] next = Arrays.copyOf(around, around.length - 10 + signed.length);
      System.arraycopy(signed, 0, next, around.length - 10, signed.length);
      signed = next;
      if (i == 3) {
        assertThat(detector().detect(signed)).contains(FileFormat.SIGNED_DATA);
      }
    }

    assertThat(detector().detect(signed)).isEmpty();
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

  /** Returns the first box of an ISO base media file, with its brand and compatible brands. */
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

  private static byte[] dicom(String preamble) {
    byte[] file = Arrays.copyOf(latin1(preamble), 128 + 32);
    byte[] meta = latin1("DICM\2\0\0\0UL\4\0\u00b8\0\0\0\2\0\1\0OB\0\0\2\0\0\0\0\1");
    System.arraycopy(meta, 0, file, 128, meta.length);
    return file;
  }

  /** Its header says that the program begins behind the prefix. */
  private static byte[] peInDicom() {
    byte[] file = Arrays.copyOf(dicom("MZ"), 1_024);
    file[0x3d] = 2;
    System.arraycopy(hex("50450000 6486 0600"), 0, file, 0x200, 8);
    return file;
  }

  private static String cda(String content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">"
        + content
        + "</ClinicalDocument>";
  }

  private static String dtd(String entities) {
    return cda("<title>&a;</title>")
        .replace("?>\n", "?>\n<!DOCTYPE ClinicalDocument [" + entities + "]>");
  }

  private static byte[] signature(String content) {
    return hex(
        CMS
            + "310f 300d 0609608648016503040201 0500 3080"
            + DATA
            + content
            + "0000 3100 0000 0000 0000");
  }

  private static byte[] pem(String label, byte[] der) {
    return latin1(
        "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
            .formatted(label, Base64.getMimeEncoder(64, latin1("\n")).encodeToString(der)));
  }

  private static String hexOf(String text) {
    return HexFormat.of().formatHex(latin1(text));
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
