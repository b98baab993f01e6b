package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import br.com.techmedicos.bootstrap.demo.TestVisit;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.inject.annotation.EvaluatedAnnotationValue;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.scheduling.annotation.Scheduled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process does in each role, and the commands that ask it how it is. */
class ProcessRoleTest {

  private static final String PASSWORD = "uma senha que ninguém adivinha";

  @TempDir private Path data;
  private ApplicationContext process;

  private URI start(String role) {
    process =
        ApplicationContext.builder()
            .properties(
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "techmedicos.data",
                    data.toString(),
                    "techmedicos.role",
                    role,
                    "techmedicos.operator.login",
                    "operador",
                    "techmedicos.operator.password",
                    PASSWORD,
                    "techmedicos.shutdown.drain",
                    "0s"))
            .start();
    return process.getBean(EmbeddedServer.class).start().getURI();
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.close();
    }
  }

  private static HttpResponse<String> get(URI address, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
  }

  @Test
  void a_worker_works_and_answers_only_probes_and_metrics() throws Exception {
    URI address = start("worker");

    assertThat(process.findBean(Jobs.class)).isPresent();
    assertThat(process.findBean(BookingFloodAlarm.class)).isPresent();
    assertThat(process.findBean(SlotListConfirmation.class)).isEmpty();
    for (String path : new String[] {"/health/liveness", "/health/readiness", "/prometheus"}) {
      assertThat(get(address, path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path :
        new String[] {"/api/v1/doctors", "/docs", "/openapi.json", "/healthy", "/meet/a"}) {
      HttpResponse<String> answer = get(address, path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).contains("/problems/not-found");
    }
    assertThat(jobsThatMayRun()).isGreaterThan(10);

    ClockReadiness clock = process.getBean(ClockReadiness.class);
    clock.compare(Instant.EPOCH.plus(Duration.ofDays(1)), Instant.EPOCH);

    assertThat(jobsThatMayRun()).as("with a clock that has jumped").isZero();
  }

  /** As the scheduler asks. One job finds out whether the others may. */
  private long jobsThatMayRun() {
    Jobs jobs = process.getBean(Jobs.class);
    return process.getBeanDefinition(Jobs.class).getExecutableMethods().stream()
        .filter(job -> !job.getMethodName().equals("compareClocks"))
        .flatMap(job -> job.getAnnotationValuesByType(Scheduled.class).stream())
        .filter(scheduled -> mayRun((EvaluatedAnnotationValue<Scheduled>) scheduled, jobs))
        .count();
  }

  private static boolean mayRun(EvaluatedAnnotationValue<Scheduled> scheduled, Jobs jobs) {
    return scheduled.withArguments(jobs, new Object[0]).booleanValue("condition").orElse(false);
  }

  @Test
  void a_service_answers_and_leaves_the_work_to_the_worker() throws Exception {
    URI address = start("service");

    assertThat(process.findBean(Jobs.class)).isEmpty();
    assertThat(process.findBean(BookingFloodAlarm.class)).isEmpty();
    assertThat(process.findBean(SlotListConfirmation.class)).isPresent();
    assertThat(get(address, "/api/v1/doctors").statusCode()).isEqualTo(200);
  }

  @Test
  void a_command_works_on_nothing_in_the_background_whatever_the_role() {
    process =
        ApplicationContext.run(
            Maintenance.quietly(
                Map.of("techmedicos.data", data.toString(), "techmedicos.role", "both")));

    assertThat(process.findBean(Jobs.class)).isEmpty();
  }

  @Test
  void by_default_a_process_does_both_and_a_visit_can_be_made_in_it() {
    URI address = start("both");
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    assertThat(process.findBean(Jobs.class)).isPresent();
    assertThat(process.findBean(SlotListConfirmation.class)).isPresent();
    TestVisit.at(
            address,
            Map.of(
                "TECHMEDICOS_OPERATOR_LOGIN",
                "operador",
                "TECHMEDICOS_OPERATOR_PASSWORD",
                PASSWORD),
            new PrintStream(told, true, StandardCharsets.UTF_8))
        .make();
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("both may enter the room", "the patient is erased", "the doctor is suspended");
    assertThat(Probe.ready(address.resolve("/health/readiness"))).isTrue();
    process.close();
    assertThat(Probe.ready(address.resolve("/health/readiness"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_role_is_named_in_lower_case(ProcessRole role) {
    assertThat(roleNamed(role.name().toLowerCase(Locale.ROOT))).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waiter", "SERVICE", ""})
  void any_other_word_is_refused(String word) {
    assertThat(catchThrowable(() -> roleNamed(word)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("TECHMEDICOS_ROLE is \"" + word + "\", not service, worker or both.");
  }

  private static ProcessRole roleNamed(String word) {
    try (ApplicationContext unstarted =
            ApplicationContext.builder().properties(Map.of("techmedicos.role", word)).build();
        Environment settings = unstarted.getEnvironment().start()) {
      return ProcessRole.of(settings);
    }
  }

  @Test
  void a_probe_asks_where_the_settings_say_that_the_service_listens() {
    assertThat(Probe.own(Map.of())).isEqualTo(URI.create("http://127.0.0.1:8080/health/readiness"));
    assertThat(
            Probe.own(Map.of("MICRONAUT_SERVER_HOST", "0.0.0.0", "MICRONAUT_SERVER_PORT", "9090")))
        .isEqualTo(URI.create("http://127.0.0.1:9090/health/readiness"));
  }
}
