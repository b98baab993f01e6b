package br.com.techmedicos.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void the_visit_is_played_to_its_end_and_the_service_stays_up() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (ApplicationContext running =
        Demo.start(new PrintStream(printed, true, StandardCharsets.UTF_8))) {
      assertThat(running.isRunning()).isTrue();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "aceita a consulta",
            "DOCTOR encontra",
            "/meet/",
            "e o paciente avalia",
            "/docs",
            "Senha:");
  }
}
