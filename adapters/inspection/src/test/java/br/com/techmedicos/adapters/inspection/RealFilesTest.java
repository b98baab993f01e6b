package br.com.techmedicos.adapters.inspection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that other programs made, in folders named by what they are; their README has origins. */
class RealFilesTest {

  private static final Path FOLDER = folder();

  private final FormatDetector detector = new TikaFormatDetector();

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER, 2)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getParent().equals(FOLDER))
          .map(FOLDER::relativize)
          .sorted()
          .toList();
    }
  }

  static List<Path> dicomFiles() throws IOException {
    return files().stream().filter(file -> file.startsWith("DICOM")).toList();
  }

  @Test
  void there_are_files_of_every_folder() throws IOException {
    assertThat(files().stream().map(file -> file.getName(0).toString()).distinct())
        .containsExactlyInAnyOrder(
            "CDA_XML", "DICOM", "HEIC", "SIGNATURE", "SIGNED_DATA", "TIFF", "refused");
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_of_another_program_is_what_its_folder_says(Path file) {
    assertThat(detector.detect(beginning(file))).isEqualTo(expected(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_that_ends_early_is_decided_on(Path file) {
    byte[] whole = beginning(file);
    for (int length = 0; length < Math.min(whole.length, 400); length++) {
      byte[] start = Arrays.copyOf(whole, length);
      assertThatCode(() -> detector.detect(start)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("dicomFiles")
  void with_a_program_in_its_preamble_a_dicom_file_is_refused(Path file) {
    for (String program : List.of("MZ\u0090\0", "\177ELF\2\1\1", "#!/bin/sh\n", "@echo off\r\n")) {
      byte[] polyglot = beginning(file);
      byte[] header = program.getBytes(ISO_8859_1);
      System.arraycopy(header, 0, polyglot, 0, header.length);
      assertThat(detector.detect(polyglot)).as(program).isEmpty();
    }
  }

  @Test
  void whatever_brand_comes_first_a_heic_is_one() {
    byte[] heic = beginning(Path.of("HEIC", "heif-enc.heic"));
    for (String first : List.of("mif1", "msf1", "miaf", "isom", "\0\0\0\0")) {
      byte[] brand = first.getBytes(ISO_8859_1);
      System.arraycopy(brand, 0, heic, 8, brand.length);
      assertThat(detector.detect(heic)).as(first).contains(FileFormat.HEIC);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatever_is_changed_in_a_file_it_is_decided(Path file) {
    byte[] beginning = beginning(file);
    SplittableRandom random = new SplittableRandom(beginning.length);
    for (int change = 0; change < 50; change++) {
      byte[] changed =
          Arrays.copyOf(beginning, 1 + random.nextInt(Math.min(2_000, beginning.length)));
      for (int i = 0; i < 5; i++) {
        changed[random.nextInt(Math.min(changed.length, 300))] = (byte) random.nextInt(256);
      }
      assertThat(detector.detect(changed)).isNotNull();
    }
  }

  private static Optional<FileFormat> expected(Path file) {
    String folder = file.getName(0).toString();
    return folder.equals("refused") ? Optional.empty() : Optional.of(FileFormat.valueOf(folder));
  }

  private static byte[] beginning(Path file) {
    try {
      byte[] content = Files.readAllBytes(FOLDER.resolve(file));
      return Arrays.copyOf(content, Math.min(content.length, FormatDetector.BEGINNING));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Path.of(RealFilesTest.class.getResource("README.md").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
