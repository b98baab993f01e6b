package br.com.techmedicos.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTokenTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"x2b9-Zr_0m", " x2b9-Zr_0m\r\n", "x2b9-\nZr_0m ", "x2b9-Zr_0m\u200B\u00A0"})
  void a_token_is_read_as_it_is_pasted(String text) {
    assertThat(SecretToken.typed(text)).isEqualTo(new SecretToken("x2b9-Zr_0m"));
  }
}
