package br.com.techmedicos.domain.shared;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 500})
  void has_3_to_500_characters(int length) {
    assertThat(new Reason("ç".repeat(length)).text()).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 501})
  void has_no_other_length(int length) {
    assertRefused(new InvalidValue.TextLength(3, 500), () -> new Reason("ç".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"   ", "  ab  ", "\n"})
  void is_more_than_the_space_around_it(String text) {
    assertRefused(new InvalidValue.TextLength(3, 500), () -> new Reason(text));
  }

  @Test
  void may_have_lines_and_is_tidied() {
    assertThat(new Reason("  Não atendo\ncrianças. "))
        .isEqualTo(new Reason("Não atendo\ncrianças."));
    assertRefused(new InvalidValue.ControlCharacters(), () -> new Reason("a\u001bb c"));
  }

  @Test
  void tells_nothing_to_a_log() {
    assertThat(new Reason("Gravidez de risco.")).hasToString("Reason[***]");
  }
}
