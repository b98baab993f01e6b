package br.com.techmedicos.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DomainExceptionTest {

  @Test
  void its_message_is_the_violation_with_its_facts() {
    assertThat(new DomainException(new InvalidValue.TextLength(1, 80)))
        .hasMessage("TextLength[minimum=1, maximum=80]");
  }
}
