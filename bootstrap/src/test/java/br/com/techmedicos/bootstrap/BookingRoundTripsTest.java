package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.jdbc.shared.MariaDbServer;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often a booking goes to the database and back, the caller's standing included. The server's
 * own log is counted, and so is what begins and ends a transaction. A statement is prepared in the
 * same round trip in which it is executed first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookingRoundTripsTest {

  private static final String SCHEMA = "round_trips";
  private static final int WARM_UP = 3;

  private RunningService service;
  private Doctor doctor;
  private List<String> slots;

  @BeforeAll
  void start(@TempDir Path data) throws InterruptedException {
    service =
        RunningService.start(
            data,
            Map.of(
                "datasources.default.url",
                MariaDbServer.running().withSchema(SCHEMA).urlForMariaDbDriver(SCHEMA),
                "datasources.default.username",
                "root",
                "datasources.default.minimum-idle",
                1));
    ExecutorService jobs =
        service
            .bean(ApplicationContext.class)
            .getBean(ExecutorService.class, Qualifiers.byName("scheduled"));
    jobs.shutdownNow(); // whose statements are not a booking's
    assertThat(jobs.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    doctor = service.addDoctors(1).get(0);
    slots = ClinicStories.slots(service.anyone(), doctor);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void a_booking_takes_eleven() throws SQLException {
    assertThat(statements(RestClient::post)).hasSize(11);
  }

  @Test
  void a_booking_with_a_key_takes_thirteen() throws SQLException {
    assertThat(statements((patient, path, body) -> patient.post(path, "um-pedido", body)))
        .hasSize(13);
  }

  @FunctionalInterface
  private interface Call {
    RestClient.Answer of(RestClient patient, String path, Map<String, String> body);
  }

  private List<String> statements(Call booking) throws SQLException {
    List<Patient> patients = service.addPatients(WARM_UP + 1);
    for (Patient patient : patients.subList(0, WARM_UP)) {
      book(booking, service.as(patient));
    }
    RestClient last = service.as(patients.get(WARM_UP));
    try (Connection log =
            DriverManager.getConnection(
                MariaDbServer.running().urlForMariaDbDriver("mysql"), "root", "");
        Statement statement = log.createStatement()) {
      statement.execute("TRUNCATE general_log");
      statement.execute("SET GLOBAL log_output = 'TABLE'");
      statement.execute("SET GLOBAL general_log = ON");
      try {
        book(booking, last);
      } finally {
        statement.execute("SET GLOBAL general_log = OFF");
      }
      List<String> statements = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT command_type, argument FROM general_log WHERE thread_id <> CONNECTION_ID()"
                  + " AND command_type IN ('Query', 'Execute')")) {
        while (rows.next()) {
          statements.add(rows.getString(1) + " " + rows.getString(2));
        }
      }
      return statements;
    }
  }

  private void book(Call booking, RestClient patient) {
    booking
        .of(
            patient,
            "/appointments",
            Map.of("doctorId", doctor.id().toString(), "startsAt", slots.remove(0)))
        .expect(201);
  }
}
