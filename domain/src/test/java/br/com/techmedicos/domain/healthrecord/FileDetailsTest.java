package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileDetailsTest {

  @Test
  void a_description_is_tidied_and_keeps_its_lines() {
    assertThat(described("  Joelho direito.\n\tSem contraste. "))
        .contains("Joelho direito.\n\tSem contraste.");
  }

  @Test
  void a_blank_description_is_none() {
    assertThat(described(" \n ")).isEmpty();
    assertThat(described("")).isEmpty();
  }

  @Test
  void a_description_is_as_long_as_it_may_be_and_no_longer() {
    String longest = "🩺".repeat(Description.MAXIMUM_LENGTH);

    assertThat(described(longest)).contains(longest);
    assertRefused(new InvalidValue.TextLength(0, 1000), () -> described(longest + "a"));
  }

  @Test
  void what_turns_the_direction_of_writing_is_left_out_of_a_description() {
    assertThat(described("a\u202eb")).contains("ab");
    assertRefused(new InvalidValue.ControlCharacters(), () -> described("a\u001bb"));
  }

  private static Optional<String> described(String description) {
    return new FileDetails(
            new FileName("a"),
            FileCategory.OTHER,
            Optional.of(new Description(description)),
            Optional.empty())
        .description()
        .map(Description::text);
  }
}
