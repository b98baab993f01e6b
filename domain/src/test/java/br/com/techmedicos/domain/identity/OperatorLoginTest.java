package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorLoginTest {

  @ParameterizedTest
  @CsvSource({"ops, ops", "Night.Shift, night.shift", "op+1@clinic.example, op+1@clinic.example"})
  void a_login_is_kept_in_small_letters(String text, String kept) {
    assertThat(OperatorLogin.parse(text).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "op",
        "op s",
        "-ops",
        "ópera",
        "ops\n",
        "\u212Aops",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void what_cannot_be_a_login_is_refused(String text) {
    DomainException refusal =
        catchThrowableOfType(DomainException.class, () -> new OperatorLogin(text));

    assertThat(refusal).isNotNull();
    assertThat(refusal.violation()).isEqualTo(new IdentityViolation.LoginMalformed());
  }
}
