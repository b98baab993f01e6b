package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.DirectoryViolation;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.shared.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppointmentRatingTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void has_one_to_five_stars(int count) {
    assertThat(new Stars(count).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 6, Integer.MAX_VALUE})
  void has_no_other_number_of_stars(int count) {
    assertRefused(new DirectoryViolation.StarsOutOfRange(), () -> new Stars(count));
  }

  @Test
  void has_a_comment_of_up_to_a_thousand_characters() {
    String longest = "é".repeat(1000);

    assertThat(rated(longest).comment()).contains(new Comment(longest));
    assertRefused(new InvalidValue.TextLength(0, 1000), () -> new Comment(longest + "!"));
    assertRefused(new InvalidValue.ControlCharacters(), () -> new Comment("a\u001bb"));
  }

  @Test
  void takes_an_empty_comment_for_none() {
    assertThat(rated(" \n ").comment()).isEmpty();
    assertThat(rated(" bom ").comment()).map(Comment::text).contains("bom");
  }

  @Test
  void tells_nothing_of_the_comment_to_a_log() {
    assertThat(rated("Falamos da cirurgia.").toString()).doesNotContain("cirurgia");
  }

  private static AppointmentRating rated(String comment) {
    return new AppointmentRating(new Stars(5), Optional.of(new Comment(comment)));
  }
}
