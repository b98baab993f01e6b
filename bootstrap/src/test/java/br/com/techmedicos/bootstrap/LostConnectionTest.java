package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.adapters.jdbc.shared.Relay;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a patient sees whose booking loses its database, and what they get when they repeat it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostConnectionTest {

  private static final String SCHEMA = "lost_connections";

  /** As a query begins: new connections of the pool say READ COMMITTED. */
  private static final String COMMIT = "\u0003COMMIT";

  private final HttpClient http = HttpClient.newHttpClient();
  private final MariaDbServer server = MariaDbServer.running().withSchema(SCHEMA);
  private Relay relay;
  private RunningService service;
  private Doctor doctor;
  private List<String> slots;
  private Patient patient;
  private RestClient client;
  private Map<String, String> booking;

  @BeforeAll
  void start(@TempDir Path data) throws IOException, InterruptedException {
    relay = Relay.to(server);
    service =
        RunningService.start(
            data,
            Map.of(
                "datasources.default.url",
                relay.through(server.urlForMariaDbDriver(SCHEMA)),
                "datasources.default.username",
                "root"));
    ExecutorService jobs =
        service
            .bean(ApplicationContext.class)
            .getBean(ExecutorService.class, Qualifiers.byName("scheduled"));
    // These would lose their connections instead.
    jobs.shutdownNow();
    assertThat(jobs.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    service.bean(Courier.class).close();
    doctor = service.addDoctors(1).get(0);
    slots = ClinicStories.slots(service.anyone(), doctor);
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    relay.close();
  }

  @BeforeEach
  void someone_wants_to_book() {
    patient = service.addPatients(1).get(0);
    client = service.as(patient);
    booking = Map.of("doctorId", doctor.id().toString(), "startsAt", slots.remove(0));
  }

  @Test
  void a_connection_that_is_killed_before_the_commit_has_kept_nothing() throws Exception {
    CompletableFuture<RestClient.Answer> answer;
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO doctor_cell (doctor_id, cell, appointment_id) VALUES (0x"
              + doctor.id().toString().replace("-", "")
              + ", "
              + Instant.parse(booking.get("startsAt")).getEpochSecond() / 300
              + ", 0x00000000000000000000000000000000)");
      answer = CompletableFuture.supplyAsync(this::book);
      execute("KILL " + waiting());
      answer.get(1, TimeUnit.MINUTES);
      other.rollback();
    }

    assertProblem(answer.get(), "database-unavailable");
    assertThat(appointments()).isZero();
    bookedOnce();
  }

  @Test
  void when_the_answer_to_the_commit_is_lost_the_repeat_gets_the_first_answer() {
    relay.cutAfter(COMMIT);

    assertProblem(book(), "outcome-unknown");

    assertThat(appointments()).isOne();
    bookedOnce();
  }

  @Test
  void when_the_commit_never_arrives_the_repeat_books() {
    relay.cutBefore(COMMIT);

    assertProblem(book(), "outcome-unknown");

    assertThat(appointments()).isZero();
    bookedOnce();
  }

  @Test
  void a_claim_of_the_key_whose_answer_is_lost_does_not_stand_in_the_way() {
    book().expect(201); // so that its statements are prepared
    someone_wants_to_book();
    relay.cutAfter("um-pedido");

    assertProblem(book(), "database-unavailable");

    assertThat(appointments()).isZero();
    bookedOnce();
  }

  @Test
  void without_a_database_calls_are_told_when_to_come_again() throws Exception {
    relay.block();
    try {
      HttpResponse<byte[]> answer = client.download("/me");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      await(this::isReady, false);
    } finally {
      relay.unblock();
    }
    await(this::answers, true);
    await(this::isReady, true);
  }

  @Test
  void a_service_whose_database_only_reads_is_not_ready() throws Exception {
    try {
      execute("SET GLOBAL transaction_read_only = ON"); // for new connections
      relay.block();
      relay.unblock();

      await(this::answers, true);
      await(this::isReady, false);
    } finally {
      execute("SET GLOBAL transaction_read_only = OFF");
      relay.block();
      relay.unblock();
    }
    await(this::isReady, true);
    await(this::answers, true);
  }

  private boolean answers() {
    return client.get("/me").status() == 200;
  }

  private boolean isReady() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(service.uri().resolve("/health/readiness")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition, boolean expected)
      throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    while (condition.getAsBoolean() != expected) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(20);
    }
  }

  private static void assertProblem(RestClient.Answer answer, String type) {
    assertThat(answer.expect(503).text("type")).endsWith("/problems/" + type);
  }

  private RestClient.Answer book() {
    return client.post("/appointments", "um-pedido", booking);
  }

  private void bookedOnce() {
    String id = book().expect(201).text("id");
    assertThat(book().expect(201).text("id")).isEqualTo(id);
    assertThat(appointments()).isOne();
  }

  private long appointments() {
    return service.count(
        "SELECT COUNT(*) FROM appointment WHERE patient_id = ?", patient.id().value());
  }

  /** The connection that waits for a lock, once there is one. */
  private long waiting() throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plusSeconds(60);
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      while (true) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT trx_mysql_thread_id FROM information_schema.innodb_trx"
                    + " WHERE trx_state = 'LOCK WAIT'")) {
          if (rows.next()) {
            return rows.getLong(1);
          }
        }
        assertThat(Instant.now()).as("nobody waits").isBefore(deadline);
        Thread.sleep(200); // the view stays as it is for those who look more often
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A connection past the service and its relay. */
  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.urlForMariaDbDriver(SCHEMA), "root", "");
  }
}
