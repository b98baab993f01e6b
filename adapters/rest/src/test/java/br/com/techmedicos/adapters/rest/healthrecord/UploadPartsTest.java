package br.com.techmedicos.adapters.rest.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import io.micronaut.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadPartsTest {

  private static final HttpRequest<?> REQUEST =
      HttpRequest.POST("/", "").header("Content-Type", "multipart/form-data; boundary=b");
  private static final String END = "--b--\r\n";

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
    read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/mixed",
        "multipart/mixed; boundary",
        "multipart/mixed; boundary=",
        "multipart/mixed, multipart/mixed"
      })
  void a_form_within_a_form_that_has_no_end_of_its_own_is_refused(String type) {
    assertRefused(() -> read(part("file", "Content-Type: " + type + "\r\n") + END));
  }

  @Test
  void a_name_that_nobody_means_is_not_kept() {
    assertRefused(() -> read(part("x".repeat(1_001)) + END));
    assertThat(parts.wrong()).isEmpty();
  }
}
