package br.com.techmedicos.adapters.jdbc.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.contracts.directory.SampleDoctor;
import br.com.techmedicos.adapters.contracts.scheduling.AppointmentListingsContract;
import br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment;
import br.com.techmedicos.adapters.jdbc.shared.OnEachDatabase;
import br.com.techmedicos.adapters.jdbc.shared.TestDatabase;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.Doctors;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase
class JdbcAppointmentListingsTest extends AppointmentListingsContract {

  private final TestDatabase database;

  JdbcAppointmentListingsTest(TestDatabase database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource({
    "DOCTOR, REFUSED",
    "DOCTOR, EXPIRED",
    "DOCTOR, NO_SHOW",
    "PATIENT, REFUSED",
    "PATIENT, EXPIRED"
  })
  void a_rare_status_is_listed_without_reading_the_others(Party party, AppointmentStatus rare) {
    assumeTrue(database != TestDatabase.H2, "a server counts what it reads");
    Doctor doctor = SampleDoctor.any().doctor();
    Patient patient = SampleAppointment.patientNamed("José Lima");
    unitOfWork()
        .run(
            () -> {
              doctors().add(doctor);
              patients().add(patient);
            });
    Instant start = Instant.parse("2026-06-08T12:00:00Z");
    addConsultations(doctor, patient, start, AppointmentStatus.COMPLETED, 3_000);
    addConsultations(doctor, patient, start.plusSeconds(1), rare, 2);
    database.query("ANALYZE TABLE appointment");
    AppointmentListings.Query query =
        new AppointmentListings.Query(
            party == Party.DOCTOR ? Participant.of(doctor.id()) : Participant.of(patient.id()),
            Optional.of(rare),
            Optional.empty(),
            Optional.empty(),
            20,
            Optional.empty());

    try (ApplicationContext one = database.another(Map.of("maximum-pool-size", 1))) {
      AppointmentListings listings = one.getBean(AppointmentListings.class);
      JdbcOperations operations = one.getBean(JdbcOperations.class);
      rowsRead(operations);
      long before = rowsRead(operations);
      long counting = rowsRead(operations) - before;

      int listed = listings.list(query, start).items().size();

      assertThat(listed).isEqualTo(2);
      assertThat(rowsRead(operations) - before - 2 * counting).isBetween(2L, 50L);
    }
  }

  private void addConsultations(
      Doctor doctor, Patient patient, Instant start, AppointmentStatus status, int count) {
    database.execute(
        ("INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
                + " requested_at, status, since, party, reason, version)"
                + " SELECT UNHEX(MD5(CONCAT(seq, '%4$s', '%1$s'))), UNHEX('%1$s'), UNHEX('%2$s'),"
                + " %3$d + seq * 3000000000, 25000, 0, '%4$s', 0, 'DOCTOR', 'reason', 2"
                + " FROM seq_1_to_%5$d")
            .formatted(
                hex(doctor.id().value()),
                hex(patient.id().value()),
                start.getEpochSecond() * 1_000_000,
                status,
                count));
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }

  private static long rowsRead(JdbcOperations operations) {
    return operations.execute(
        connection -> {
          try (var statement = connection.createStatement();
              var rows =
                  statement.executeQuery(
                      "SELECT variable_value FROM information_schema.session_status"
                          + " WHERE variable_name = 'ROWS_READ'")) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  @Override
  protected AppointmentListings listings() {
    return database.bean(AppointmentListings.class);
  }

  @Override
  protected Appointments appointments() {
    return database.bean(Appointments.class);
  }

  @Override
  protected Doctors doctors() {
    return database.bean(Doctors.class);
  }

  @Override
  protected Patients patients() {
    return database.bean(Patients.class);
  }

  @Override
  protected Agendas agendas() {
    return database.bean(Agendas.class);
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return database.bean(UnitOfWork.class);
  }
}
