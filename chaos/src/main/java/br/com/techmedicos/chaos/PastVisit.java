package br.com.techmedicos.chaos;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A consultation of yesterday, which its patient rates once. Of one thread. */
final class PastVisit {

  private static final Duration AGO = Duration.ofHours(26);

  private final UUID id = UUID.randomUUID();
  private final LoggedInPatient patient;
  private final ListedDoctor doctor;
  private final int stars;
  private Optional<Outcome> rated = Optional.empty();

  PastVisit(LoggedInPatient patient, ListedDoctor doctor, int stars) {
    this.patient = patient;
    this.doctor = doctor;
    this.stars = stars;
  }

  /** The path of the appointment, below that of all calls. */
  String path() {
    return "/appointments/" + id;
  }

  /** Puts it into the database, as if it had taken place. */
  void insert(Connection connection) throws SQLException {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    long startsAt = now - AGO.toNanos() / 1000;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
                + " requested_at, status, since, version) VALUES (?, ?, ?, ?, 10000, ?, 'COMPLETED', ?, 3)")) {
      statement.setBytes(1, UuidColumn.Converter.toBytes(id));
      statement.setBytes(2, UuidColumn.Converter.toBytes(doctor.id().value()));
      statement.setBytes(3, UuidColumn.Converter.toBytes(patient.id().value()));
      statement.setLong(4, startsAt);
      statement.setLong(5, startsAt - AGO.toNanos() / 1000);
      statement.setLong(6, now);
      statement.executeUpdate();
    }
  }

  /** The patient rates it. */
  Step rate() {
    return Step.write(
        Request.post(
            "rate",
            "/api/v1" + path() + "/rating",
            Optional.of(patient.token()),
            "{\"stars\":%d}".formatted(stars)),
        (outcome, sample) -> rated = Optional.of(outcome));
  }

  /** What is not as it was acknowledged. */
  Optional<String> complaint(Connection connection) throws SQLException {
    int found;
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT COALESCE(stars, 0) FROM appointment WHERE id = ?")) {
      statement.setBytes(1, UuidColumn.Converter.toBytes(id));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        found = row.getInt(1);
      }
    }
    boolean mustBe = rated.filter(Outcome.ACKNOWLEDGED::equals).isPresent();
    boolean mayBe = mustBe || rated.filter(Outcome.UNKNOWN::equals).isPresent();
    return mustBe && found != stars || !mayBe && found != 0
        ? Optional.of("%d stars of %s, and %d were given: %s".formatted(found, id, stars, rated))
        : Optional.empty();
  }
}
