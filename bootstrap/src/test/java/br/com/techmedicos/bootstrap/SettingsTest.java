package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A setting that cannot be meant stops the start, and is named. */
class SettingsTest {

  private record Wrong(String settings, String named) {}

  private static final List<Wrong> ALL =
      List.of(
          new Wrong("micronaut.server.port=abc", "MICRONAUT_SERVER_PORT"),
          new Wrong("techmedicos.role=waiter", "TECHMEDICOS_ROLE"),
          new Wrong("techmedicos.rate-limits.enabled=flase", "TECHMEDICOS_RATE_LIMITS_ENABLED"),
          new Wrong("techmedicos.meetings.relay-only=treu", "TECHMEDICOS_MEETINGS_RELAY_ONLY"),
          new Wrong("techmedicos.meetings.relay-only=true", "TECHMEDICOS_MEETINGS_TURN_URLS"),
          new Wrong("techmedicos.meetings.turn-urls=turn:a", "TECHMEDICOS_MEETINGS_TURN_SECRET"),
          new Wrong("techmedicos.meetings.provider=zoom", "TECHMEDICOS_MEETINGS_PROVIDER"),
          new Wrong("techmedicos.meetings.provider=jitsi", "TECHMEDICOS_MEETINGS_JITSI_URL"),
          new Wrong("techmedicos.scanner.clamav=http://a", "TECHMEDICOS_SCANNER_CLAMAV"),
          new Wrong("techmedicos.public-url=clinic.example", "TECHMEDICOS_PUBLIC_URL"),
          new Wrong("techmedicos.operator.login=chefe", "TECHMEDICOS_OPERATOR_PASSWORD"),
          new Wrong("techmedicos.documents=maybe", "TECHMEDICOS_DOCUMENTS"),
          new Wrong("techmedicos.operator.approval=always", "TECHMEDICOS_OPERATOR_APPROVAL"),
          new Wrong(
              "techmedicos.operator.login=o chefe;techmedicos.operator.password=12345678",
              "TECHMEDICOS_OPERATOR_LOGIN"),
          new Wrong(
              "techmedicos.operator.login=chefe;techmedicos.operator.password=1234567",
              "TECHMEDICOS_OPERATOR_PASSWORD"),
          new Wrong("techmedicos.email-confirmation=yes", "TECHMEDICOS_EMAIL_CONFIRMATION"),
          new Wrong("techmedicos.email-confirmation=required", "TECHMEDICOS_MAIL_SMTP"),
          new Wrong("datasources.default.url=jdbc:postgresql://a/b", "DATASOURCES_DEFAULT_URL"),
          new Wrong("datasources.default.url=a", "DATASOURCES_DEFAULT_URL"));

  private static final String SAID = "said: ";

  @TempDir private Path folder;

  @Test
  void it_is_named() throws Exception {
    String[] wrong = ALL.stream().map(Wrong::settings).toArray(String[]::new);
    try (ProgramRun starts = ProgramRun.of(SettingsTest.class, folder, Map.of(), wrong)) {
      assertThat(starts.exitCode()).as(starts.error().toString()).isZero();
      List<String> told = starts.out().lines().filter(line -> line.startsWith(SAID)).toList();
      assertThat(told).hasSameSizeAs(ALL);
      SoftAssertions each = new SoftAssertions();
      for (int i = 0; i < ALL.size(); i++) {
        each.assertThat(told.get(i))
            .as(ALL.get(i).settings())
            .startsWith(SAID + "SETTING ")
            .contains(ALL.get(i).named())
            .endsWith(".");
      }
      each.assertAll();
    }
  }

  /**
   * Starts the service with each of the settings; in a process that ends, as what fails goes on.
   */
  public static void main(String[] wrong) throws IOException {
    for (String settings : wrong) {
      Diagnosis diagnosis = diagnosis(settings);
      System.out.println(SAID + diagnosis.code() + " " + diagnosis.sentence());
    }
    System.exit(0);
  }

  private static Diagnosis diagnosis(String wrong) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.server.port", -1);
    settings.put("techmedicos.data", newFolder());
    for (String setting : wrong.split(";")) {
      String[] parts = setting.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    try {
      ApplicationContext.run(settings).getBean(EmbeddedServer.class).start();
      return new Diagnosis(ExitCode.DONE, "It started.");
    } catch (RuntimeException e) {
      return Diagnosis.of(e);
    }
  }

  private static String newFolder() {
    try {
      return Files.createTempDirectory(Path.of("").toAbsolutePath(), "data").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
