package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.jdbc.DataSourceResolver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a service does that is asked for more than it has room or time for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdmissionStories {

  private static final int PER_USER = 6;
  private static final int OF_THE_INSTANCE = 16;

  private RunningService service;

  /** Where the database is. */
  abstract Map<String, Object> database(Path data);

  @BeforeAll
  void start(@TempDir Path data) {
    Map<String, Object> settings = new HashMap<>(database(data));
    settings.put("techmedicos.admission.call-deadline", "5s");
    settings.put("techmedicos.admission.transfers", OF_THE_INSTANCE);
    settings.put("techmedicos.admission.writes", 4);
    settings.put("datasources.default.maximum-pool-size", 6);
    settings.put("datasources.default.connection-timeout", 250);
    service = RunningService.start(data, settings);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void an_exhausted_pool_is_told_as_busy_and_serves_again_afterwards() throws Exception {
    List<Connection> taken = new ArrayList<>();
    HikariDataSource pool = pool();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        taken.add(pool.getConnection());
      }
      for (int i = 0; i < 3; i++) {
        HttpResponse<String> answer = get("/doctors?specialty=cardiology");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"/problems/busy\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    assertThat(get("/doctors?specialty=cardiology").statusCode()).isEqualTo(200);
  }

  @Test
  void a_write_that_takes_too_long_is_answered_in_time_undone_and_can_be_repeated()
      throws Exception {
    Doctor doctor = service.addDoctors(1).get(0);
    Patient patient = service.addPatients(1).get(0);
    RestClient client = service.as(patient);
    String slot =
        service.anyone().get("/doctors/" + doctor.id() + "/slots").text("slots", "0", "startsAt");
    Map<String, String> body = Map.of("doctorId", doctor.id().toString(), "startsAt", slot);

    try (Connection other = past();
        PreparedStatement lock =
            other.prepareStatement("SELECT id FROM doctor WHERE id = ? FOR UPDATE")) {
      other.setAutoCommit(false);
      lock.setBytes(1, bytes(doctor.id().value()));
      lock.executeQuery().close();

      Answer answer = client.post("/appointments", "um-pedido", body).expect(503);

      assertThat(answer.text("type")).isEqualTo("/problems/timed-out");
      awaits(() -> pool().getHikariPoolMXBean().getActiveConnections() == 0);
      other.rollback();
    }

    assertThat(client.get("/appointments").expect(200).at("items").size()).isZero();
    awaits(() -> client.post("/appointments", "um-pedido", body).status() == 201);
    assertThat(client.get("/appointments").expect(200).at("items").size()).isEqualTo(1);
  }

  @Test
  void reads_find_a_connection_while_a_rush_waits_for_a_doctor() throws Exception {
    Doctor doctor = service.addDoctors(1).get(0);
    List<Patient> rush = service.addPatients(12);
    RestClient reader = service.as(service.addPatients(1).get(0));
    String slot =
        service.anyone().get("/doctors/" + doctor.id() + "/slots").text("slots", "0", "startsAt");
    Map<String, String> body = Map.of("doctorId", doctor.id().toString(), "startsAt", slot);
    List<RestClient> clients = rush.stream().map(service::as).toList();

    ExecutorService threads = Executors.newFixedThreadPool(rush.size());
    List<Future<Answer>> answers = new ArrayList<>();
    try (Connection other = past();
        PreparedStatement lock =
            other.prepareStatement("SELECT id FROM doctor WHERE id = ? FOR UPDATE")) {
      other.setAutoCommit(false);
      lock.setBytes(1, bytes(doctor.id().value()));
      lock.executeQuery().close();
      clients.forEach(
          client -> answers.add(threads.submit(() -> client.post("/appointments", body))));
      awaits(() -> pool().getHikariPoolMXBean().getActiveConnections() > 2);

      for (int i = 0; i < 10; i++) {
        reader.get("/appointments").expect(200);
        assertThat(get("/doctors?specialty=cardiology").statusCode()).isEqualTo(200);
      }

      assertThat(answers).noneMatch(Future::isDone);
      other.rollback();
    } finally {
      threads.shutdown();
    }
    List<Integer> told = new ArrayList<>();
    for (Future<Answer> answer : answers) {
      told.add(answer.get().status());
    }
    assertThat(told).containsOnlyOnce(201).containsOnly(201, 409);
  }

  @Test
  void slots_and_appointments_are_shown_while_searches_have_all_their_threads() throws Exception {
    Doctor doctor = service.addDoctors(1).get(0);
    RestClient reader = service.as(service.addPatients(1).get(0));
    ExecutorService searches =
        service
            .bean(ApplicationContext.class)
            .getBean(ExecutorService.class, Qualifiers.byName("searches"));
    CountDownLatch rushEnds = new CountDownLatch(1);
    for (int i = 0; i < 20; i++) {
      searches.submit(() -> rushEnds.await(1, TimeUnit.MINUTES));
    }
    CompletableFuture<Integer> search =
        CompletableFuture.supplyAsync(() -> reader.get("/doctors?specialty=cardiology").status());

    service.anyone().get("/doctors/" + doctor.id() + "/slots").expect(200);
    reader.get("/appointments").expect(200);

    assertThat(search).isNotDone();
    rushEnds.countDown();
    assertThat(search.get(1, TimeUnit.MINUTES)).isEqualTo(200);
  }

  @Test
  void one_patient_has_a_few_uploads_open_and_the_others_are_served_all_the_while()
      throws Exception {
    List<Patient> patients = service.addPatients(2);
    RestClient greedy = service.as(patients.get(0));
    RestClient other = service.as(patients.get(1));
    List<SlowTransfer> open = new ArrayList<>();
    try {
      for (int i = 0; i < PER_USER; i++) {
        open.add(SlowTransfer.upload(service.uri(), token(greedy)));
      }
      assertThat(upload(greedy).expect(503).text("type")).isEqualTo("/problems/busy");
      upload(other).expect(201);
      greedy.get("/record/files").expect(200);
      service.logIn(patients.get(0).cpf().value()).expect(200);
    } finally {
      open.forEach(SlowTransfer::close);
    }
    awaits(() -> upload(greedy).status() == 201);
  }

  @Test
  void the_instance_has_as_many_downloads_open_as_it_bears_and_calls_go_on() throws Exception {
    List<RestClient> crowd =
        service.addPatients(OF_THE_INSTANCE / 2 + 2).stream().map(service::as).toList();
    RestClient last = service.as(service.addPatients(1).get(0));
    String grande = large(last);
    List<SlowTransfer> open = new ArrayList<>();
    try {
      fillTheFirstHalf(crowd, open);
      for (RestClient client : crowd.subList(2, crowd.size())) {
        open.add(SlowTransfer.upload(service.uri(), token(client)));
      }
      HttpResponse<byte[]> refused = last.download("/record/files/" + grande + "/content");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      last.get("/record/files").expect(200);
      assertThat(new String(last.export(), StandardCharsets.UTF_8))
          .as("a transfer too")
          .contains("/problems/busy");
    } finally {
      open.forEach(SlowTransfer::close);
    }
    awaits(() -> last.download("/record/files/" + grande + "/content").statusCode() == 200);
  }

  @Test
  void where_half_is_taken_whoever_has_none_gets_in_and_nobody_gets_more() throws Exception {
    List<RestClient> greedy = service.addPatients(2).stream().map(service::as).toList();
    RestClient newcomer = service.as(service.addPatients(1).get(0));
    String grande = large(newcomer);
    List<SlowTransfer> open = new ArrayList<>();
    try {
      fillTheFirstHalf(greedy, open);

      Answer refused = upload(greedy.get(1)).expect(503);
      assertThat(refused.text("type")).isEqualTo("/problems/busy");
      upload(newcomer).expect(201);
      open.add(SlowTransfer.download(service.uri(), token(newcomer), "/record/files/" + grande));
      upload(newcomer).expect(503);
    } finally {
      open.forEach(SlowTransfer::close);
    }
    awaits(() -> upload(greedy.get(1)).status() == 201);
  }

  private static String large(RestClient client) {
    return client
        .upload("/record/files", "grande.pdf", SampleFiles.pdf(8_000_000, 7), Map.of())
        .expect(201)
        .text("id");
  }

  /** In the names of the first two. */
  private void fillTheFirstHalf(List<RestClient> clients, List<SlowTransfer> open) {
    for (int i = 0; i < OF_THE_INSTANCE / 2; i++) {
      open.add(SlowTransfer.upload(service.uri(), token(clients.get(i / PER_USER))));
    }
  }

  /** After a dozen failures a login waits a minute for the next; this one waits for nobody. */
  @Test
  void a_login_that_takes_too_long_is_no_wrong_guess() throws Exception {
    Patient patient = service.addPatients(1).get(0);
    for (int i = 0; i < 12; i++) {
      service
          .anyone()
          .post(
              "/auth/patients",
              Map.of("login", patient.cpf().value(), "password", "outra senha que é errada"))
          .expect(401);
      service.clock().advance(Duration.ofMinutes(3));
    }
    try (Connection other = past();
        PreparedStatement lock =
            other.prepareStatement("UPDATE account SET holds = holds + 1 WHERE id = ?")) {
      other.setAutoCommit(false);
      lock.setBytes(1, bytes(patient.id().value()));
      assertThat(lock.executeUpdate()).isEqualTo(1);

      service.logIn(patient.cpf().value()).expect(503);

      other.rollback();
    }

    awaits(() -> service.logIn(patient.cpf().value()).status() == 200);
  }

  @Test
  void a_known_device_is_in_at_once_while_someone_at_its_address_guesses() throws Exception {
    String login = service.addPatients(1).get(0).cpf().value();
    String device = service.logIn(login).expect(200).text("device_token");
    Map<String, Object> guess = Map.of("login", login, "password", "outra senha que é errada");
    AtomicInteger wrong = new AtomicInteger();
    awaits( // the seventh makes the address wait for seconds, in which a slow machine does the rest
        () ->
            service.anyone().post("/auth/patients", guess).status() == 401
                && wrong.incrementAndGet() == 7);
    service.logIn(login).expect(429);
    service.logIn(login, "A" + device).expect(429);

    String next = service.logIn(login, device).expect(200).text("device_token");

    service.logIn(login, next).expect(200);
  }

  private static String token(RestClient client) {
    return client.token().orElseThrow();
  }

  private Answer upload(RestClient client) {
    return client.upload("/record/files", "exame.pdf", SampleFiles.pdf(10_000, 3), Map.of());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = service.uri().resolve("/api/v1" + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HikariDataSource pool() {
    try {
      return service
          .bean(DataSourceResolver.class)
          .resolve(service.bean(DataSource.class))
          .unwrap(HikariDataSource.class);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection to the same database that is not of the pool. */
  private Connection past() throws SQLException {
    HikariDataSource pool = pool();
    return DriverManager.getConnection(
        pool.getJdbcUrl(),
        pool.getUsername(),
        pool.getPassword() == null ? "" : pool.getPassword());
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** Not as long as an idempotency key that nobody gives back would be kept, which is a minute. */
  private static void awaits(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(40));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(20);
    }
  }
}
