package br.com.techmedicos.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  private static final Pattern CODE =
      Pattern.compile("\\b(?!API|GET|POST|CRM)[A-Z]{4,}(_[A-Z]+)*\\b");

  @TempDir private Path temp;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void the_visit_is_played_to_its_end_and_the_demo_can_be_resumed() throws Exception {
    DemoFolder folder = new DemoFolder(temp.resolve("demo"));
    String password;
    try (ApplicationContext running = start(folder)) {
      assertThat(running.isRunning()).isTrue();
      String told = told();
      assertThat(told)
          .contains(
              "aceita a consulta",
              "o médico encontra",
              "R$\u00a0250,00",
              "900.000.000-94",
              "leu · negado",
              "/meet/",
              "e o paciente avalia",
              "/docs",
              "Senha:",
              "Tudo fica em " + folder.path(),
              "TECHMEDICOS_DATA=" + folder.path());
      String story = told.substring(0, told.indexOf("Pronto."));
      assertThat(story).contains("19. ").doesNotContain("20. ", "urn:", "http://problems");
      assertThat(story).containsPattern(", (à|às) \\d+h").doesNotContainPattern("(à|às) \\d+:");
      assertThat(CODE.matcher(story).results().map(result -> result.group())).isEmpty();
      password = password();
      everyDoctorHasAFreeSlot(address(running));
      linesCanBePasted(told);
    }
    printed.reset();
    try (ApplicationContext resumed = start(folder)) {
      assertThat(told()).startsWith("\nPronto.").contains(folder.path().toString());
      assertThat(password()).isEqualTo(password);
      client(resumed)
          .post("/auth/operators", Map.of("login", "operador", "password", password))
          .expect(200);
    }
  }

  @Test
  void a_folder_with_anything_in_it_is_refused() throws IOException {
    Path file = Files.writeString(temp.resolve("prontuário.txt"), "de alguém");

    assertThatThrownBy(() -> start(new DemoFolder(temp)))
        .hasMessageStartingWith("TECHMEDICOS_DATA names " + temp);
    assertThat(temp.toFile().listFiles()).containsExactly(file.toFile());
  }

  private ApplicationContext start(DemoFolder folder) {
    return new Demo(DemoTest::run, new PrintStream(printed, true, StandardCharsets.UTF_8))
        .start(folder);
  }

  private static ApplicationContext run(Map<String, Object> settings) {
    ApplicationContext context = ApplicationContext.run(settings);
    context.getBean(EmbeddedServer.class).start();
    return context;
  }

  private String told() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private String password() {
    Matcher password = Pattern.compile("Senha: +(\\S+)").matcher(told());
    assertThat(password.find()).isTrue();
    return password.group(1);
  }

  private static URI address(ApplicationContext running) {
    return running.getBean(EmbeddedServer.class).getURI();
  }

  private static RestClient client(ApplicationContext running) {
    return new RestClient(address(running), running.getBean(JsonMapper.class));
  }

  private static void everyDoctorHasAFreeSlot(URI address) {
    RestClient anyone = new RestClient(address, JsonMapper.createDefault());
    Answer doctors = anyone.get("/doctors?limit=100").expect(200);
    assertThat(doctors.at("items").size()).isEqualTo(41); // and the one of the visit
    int withoutOne = 0;
    for (int i = 0; i < doctors.at("items").size(); i++) {
      if (doctors.at("items", Integer.toString(i), "nextAvailableAt").isNull()) {
        withoutOne++;
      }
    }
    assertThat(withoutOne).isLessThanOrEqualTo(1); // the one of the visit is counted soon
  }

  private static void linesCanBePasted(String told) throws Exception {
    List<String> lines =
        told.lines().map(String::strip).filter(line -> line.startsWith("curl ")).toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      Process shell = new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
      String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(answer).as(line).containsAnyOf("access_token", "nextAvailableAt");
    }
  }
}
