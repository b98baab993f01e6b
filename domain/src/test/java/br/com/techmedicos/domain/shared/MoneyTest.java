package br.com.techmedicos.domain.shared;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  private static final InvalidValue.MoneyAmount REFUSAL = new InvalidValue.MoneyAmount("99999.99");

  @ParameterizedTest
  @CsvSource({
    "0, 0.00",
    "0.00, 0.00",
    "0.01, 0.01",
    "250, 250.00",
    "250.5, 250.50",
    "99999.99, 99999.99",
    "007.10, 7.10"
  })
  void is_read_from_a_plain_decimal(String text, String plain) {
    assertThat(Money.parse(text).plain()).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0.01",
        "-1",
        "+1",
        "100000",
        "100000.00",
        "99999.999",
        "1.234",
        "250.0000",
        "1,50",
        "1e2",
        "0x10",
        "",
        " ",
        "1.",
        ".5",
        "NaN",
        "Infinity",
        " 1",
        "1 ",
        "١",
        "1_000",
        "9999999999999999999999999999999999999999"
      })
  void is_read_from_nothing_else(String text) {
    assertRefused(REFUSAL, () -> Money.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "brl", "", "BRL "})
  void is_in_reais(String currency) {
    assertRefused(new InvalidValue.MoneyCurrency(), () -> Currency.parse(currency));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "100000", "99999.991", "0.001", "1E+5"})
  void has_an_amount_of_whole_cents_within_bounds(String amount) {
    assertRefused(REFUSAL, () -> new Money(new BigDecimal(amount)));
  }

  @Test
  void is_the_same_however_many_zeros_it_is_written_with() {
    assertThat(new Money(new BigDecimal("2.5E+2")))
        .isEqualTo(new Money(new BigDecimal("250.0000")))
        .isEqualTo(Money.parse("250"))
        .hasToString("BRL 250.00");
  }
}
