package br.com.techmedicos.domain.directory;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RqeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "9999999, 9999999",
    "007, 7",
    "' 12345 ', 12345",
    "00000000000000001234, 1234"
  })
  void is_read_with_or_without_leading_zeros(String text, String number) {
    assertThat(Rqe.parse(text)).isEqualTo(new Rqe(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "000", "12345678", "-1", "1.5", "12a", "١٢", "000000000000000000001"})
  void is_read_from_nothing_else(String text) {
    assertRefused(new DirectoryViolation.RqeMalformed(), () -> Rqe.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", " 1", "", "12345678"})
  void is_kept_without_anything_around_its_digits(String number) {
    assertRefused(new DirectoryViolation.RqeMalformed(), () -> new Rqe(number));
  }
}
