package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.Cents;
import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.BookingTurns;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The turns of those who book a doctor. One statement locks the rows and reads them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcBookingTurns
    implements BookingTurns, GenericRepository<JdbcBookingTurns.TurnRow, UUID> {

  private static final String FACTS =
      "SELECT d.id, d.status, d.name, d.price_cents, d.time_zone, p.name AS patient_name,"
          + " p.registered_at, a.zone, a.minimum_notice_minutes, a.horizon_days, a.windows,"
          + " a.version FROM doctor d JOIN patient p ON p.id = :patient";

  private final JdbcAgendas agendas;

  JdbcBookingTurns(JdbcAgendas agendas) {
    this.agendas = agendas;
  }

  /** A doctor with the columns of the agenda, if there is one, and a patient. */
  @MappedEntity("doctor")
  record TurnRow(
      @Id @UuidColumn UUID id,
      VerificationStatus status,
      String name,
      int priceCents,
      String timeZone,
      String patientName,
      @InstantColumn Instant registeredAt,
      @Nullable String zone,
      @Nullable Integer minimumNoticeMinutes,
      @Nullable Integer horizonDays,
      @Nullable String windows,
      @Nullable Long version) {}

  @Override
  public Optional<Turn> take(DoctorId doctor, PatientId patient) {
    return lock(doctor.value(), patient.value())
        .or(() -> lockWithoutAgenda(doctor.value(), patient.value()))
        .map(this::turn);
  }

  /** Nobody waits for the patient's row: who writes it holds the account, as the caller does. */
  @Query(FACTS + " JOIN agenda a ON a.doctor_id = d.id WHERE d.id = :doctor FOR UPDATE")
  abstract Optional<TurnRow> lock(@UuidColumn UUID doctor, @UuidColumn UUID patient);

  /** H2 neither locks what an outer join adds nor reads it anew after the wait. */
  @Query(FACTS + " LEFT JOIN agenda a ON a.doctor_id = d.id WHERE d.id = :doctor FOR UPDATE")
  abstract Optional<TurnRow> lockWithoutAgenda(@UuidColumn UUID doctor, @UuidColumn UUID patient);

  private Turn turn(TurnRow row) {
    return new Turn(
        row.status(),
        new PersonName(row.name()),
        Cents.money(row.priceCents()),
        agendas.joined(
            row.id(),
            row.timeZone(),
            row.zone(),
            row.minimumNoticeMinutes(),
            row.horizonDays(),
            row.windows(),
            row.version()),
        new PersonName(row.patientName()),
        row.registeredAt());
  }
}
