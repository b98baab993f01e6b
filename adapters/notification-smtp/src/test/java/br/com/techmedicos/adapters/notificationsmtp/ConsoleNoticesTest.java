package br.com.techmedicos.adapters.notificationsmtp;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.notification.NoticesContract;
import br.com.techmedicos.application.notification.Notice.Kind;
import br.com.techmedicos.application.notification.Notices;
import br.com.techmedicos.domain.scheduling.Party;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleNoticesTest extends NoticesContract {

  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final ConsoleNotices notices =
      new ConsoleNotices(
          new PrintStream(console, true, StandardCharsets.UTF_8),
          id -> "https://clinica.example/meet/" + id);

  @Override
  protected Notices notices() {
    return notices;
  }

  @Override
  protected int arrived() {
    return (int) shown().lines().filter(line -> line.contains("Mail: ")).count();
  }

  private String shown() {
    return console.toString(StandardCharsets.UTF_8);
  }

  @Test
  void the_text_is_shown_but_no_address() {
    notices.send(notice(Kind.ACCEPTED, Party.PATIENT));

    assertThat(shown())
        .contains("Mail: Consulta confirmada")
        .contains("Olá, José D'Ávila, {0}.")
        .contains("Ana Souza aceitou a consulta: sexta-feira, 27 de novembro de 2026, 08:00")
        .contains("https://clinica.example/meet/")
        .doesNotContain("@");
  }
}
