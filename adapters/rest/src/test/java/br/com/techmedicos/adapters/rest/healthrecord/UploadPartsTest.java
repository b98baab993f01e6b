package br.com.techmedicos.adapters.rest.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.domain.healthrecord.ContentDigest;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.StoredContent;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPartsTest {

  private static final HttpRequest<?> REQUEST =
      HttpRequest.POST("/", "").header("Content-Type", "multipart/form-data; boundary=b");
  private static final String END = "--b--\r\n";
  private static final ReceivedContent RECEIVED =
      new ReceivedContent(
          new RecordFileId(UUID.randomUUID()),
          new PatientId(UUID.randomUUID()),
          new StoredContent(
              new ContentName(UUID.randomUUID()),
              WrappedKey.of(new byte[1]),
              FileFormat.PDF,
              1,
              ContentDigest.of(new byte[32])));

  private final UploadParts parts = new UploadParts();

  private void read(InputStream body) throws IOException {
    parts.read(
        REQUEST,
        body,
        content -> {
          throw new IOException("no file is expected");
        });
  }

  private void read(String body) throws IOException {
    read(bytes(body));
  }

  private static InputStream bytes(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String name) {
    return part(name, "");
  }

  private static String part(String name, String header) {
    return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n%s\r\n1\r\n"
        .formatted(name, header);
  }

  private static String parts(int count) {
    return String.join("", IntStream.range(0, count).mapToObj(i -> part("made-up-" + i)).toList());
  }

  private static void assertRefused(ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(ProblemException.class);
  }

  @Test
  void unknown_parts_are_told_by_name() throws IOException {
    read(part("description") + parts(9) + END);

    assertThat(parts.text("description")).isEqualTo("1");
    assertThat(parts.wrong())
        .hasSize(10)
        .containsEntry("file", RequestViolation.REQUIRED)
        .containsEntry("made-up-8", RequestViolation.UNKNOWN_MEMBER);
  }

  @Test
  void a_form_of_eleven_parts_is_refused() {
    assertRefused(() -> read(parts(11) + END));
  }

  @Test
  void a_form_that_does_not_end_is_refused_at_its_eleventh_part() {
    Enumeration<InputStream> endless =
        new Enumeration<>() {
          private int count;

          @Override
          public boolean hasMoreElements() {
            return true;
          }

          @Override
          public InputStream nextElement() {
            assertThat(++count).as("parts read").isLessThan(10_000);
            return new ByteArrayInputStream(
                part("made-up-" + count).getBytes(StandardCharsets.UTF_8));
          }
        };

    assertRefused(() -> read(new SequenceInputStream(endless)));
    assertThat(parts.wrong()).hasSizeLessThanOrEqualTo(10);
  }

  @Test
  void a_part_with_a_huge_head_is_refused() {
    String one = "X-Filler: " + "x".repeat(8_192) + "\r\n";
    String many = String.join("", Collections.nCopies(1_000, "X-Filler: 1\r\n"));

    assertRefused(() -> read(part("description", one) + END));
    assertRefused(() -> read(part("description", many) + END));
  }

  @Test
  void a_form_within_a_form_is_refused() {
    String form = "Content-Type: multipart/mixed; boundary=c\r\n";

    assertRefused(() -> read(part("description", form) + END));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed",
        "multipart/mixed; boundary",
        "multipart/mixed; boundary=",
        "multipart/mixed, multipart/mixed"
      })
  void a_form_within_a_form_without_a_boundary_is_refused_or_a_text(String type)
      throws IOException {
    try {
      read(part("description", "Content-Type: " + type + "\r\n") + END);
    } catch (ProblemException refused) {
      return;
    }
    assertThat(parts.text("description")).isEqualTo("1");
  }

  @Test
  void a_name_that_nobody_means_is_not_kept() {
    assertRefused(() -> read(part("x".repeat(1_001)) + END));
    assertThat(parts.wrong()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filename=\"Exame d'Ávila 'novo'.pdf\"                                | Exame d'Ávila 'novo'.pdf",
        "filename=\"50%+1.pdf\"                                             | 50%+1.pdf",
        "filename=\"x.pdf\"; filename*=UTF-8''Laudo%20de%20Jos%C3%A9+1.pdf   | Laudo de José+1.pdf",
        "filename*=klingon''x.pdf                                          | klingon''x.pdf",
        "FileName=x.pdf                                                    | x.pdf",
      })
  void a_file_has_the_name_that_was_sent(String parameter, String name) throws IOException {
    String body =
        "--b\r\nContent-Disposition: form-data; name=file; " + parameter + "\r\n\r\n1\r\n" + END;
    parts.read(REQUEST, bytes(body), content -> RECEIVED);

    assertThat(parts.fileName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1\r\n", "1\r\n--", "1\r\n--b", "1\r\n--b\r\n"})
  void a_file_that_is_cut_off_is_never_taken_for_a_whole_one(String rest) {
    String body = "--b\r\nContent-Disposition: form-data; name=file; filename=x\r\n\r\n" + rest;

    assertThatThrownBy(
            () ->
                parts.read(
                    REQUEST,
                    bytes(body),
                    content -> {
                      content.readAllBytes();
                      return RECEIVED;
                    }))
        .isInstanceOfAny(IOException.class, ProblemException.class);
  }

  @Test
  void a_file_in_which_the_boundary_stands_is_taken_whole_or_refused() throws IOException {
    for (int offset = 0; offset < 9_000; offset++) {
      String content = "y".repeat(offset) + "--b--" + "w".repeat(500);
      String body =
          "--b\r\nContent-Disposition: form-data; name=file; filename=x\r\n\r\n"
              + content
              + "\r\n"
              + END;
      int[] size = new int[1];
      UploadParts upload = new UploadParts();
      try {
        upload.read(
            REQUEST,
            bytes(body),
            in -> {
              size[0] = in.readAllBytes().length;
              return RECEIVED;
            });
      } catch (ProblemException refused) {
        continue;
      }
      assertThat(size[0]).isEqualTo(content.length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "text/plain"})
  void a_body_without_a_boundary_is_no_form(String type) {
    HttpRequest<?> request = HttpRequest.POST("/", "").header("Content-Type", type);

    assertRefused(() -> parts.read(request, bytes(part("description") + END), in -> RECEIVED));
  }

  @ParameterizedTest
  @CsvSource({"70, true", "71, false", "7000, false"})
  void a_boundary_has_at_most_70_characters(int length, boolean read) throws IOException {
    String boundary = "b".repeat(length);
    HttpRequest<?> request =
        HttpRequest.POST("/", "")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary);
    InputStream body = bytes((part("description") + END).replace("--b", "--" + boundary));

    if (read) {
      parts.read(request, body, in -> RECEIVED);
      assertThat(parts.text("description")).isEqualTo("1");
    } else {
      assertRefused(() -> parts.read(request, body, in -> RECEIVED));
      assertThat(body.available()).as("what was not even read").isPositive();
    }
  }

  @Test
  void a_whole_file_is_taken_as_it_is_whatever_looks_like_a_boundary() throws IOException {
    String content = "\r\n--\r\n--a\r\n --b\r--b\n\r\n-".repeat(10_000);
    String body =
        "--b\r\nContent-Disposition: form-data; name=file; filename=x\r\n\r\n"
            + content
            + "\r\n"
            + END;
    StringBuilder read = new StringBuilder();

    parts.read(
        REQUEST,
        bytes(body),
        in -> {
          read.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          return RECEIVED;
        });

    assertThat(read.toString().equals(content)).isTrue();
    assertThat(parts.wrong()).isEmpty();
  }
}
