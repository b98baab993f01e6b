package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.scheduling.AppointmentColumns.StateColumns;
import br.com.techmedicos.adapters.jdbc.shared.Sql;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * All appointments, a row each, with the rows that make their rules hold: {@link TimeCells}, and
 * the ordinal of a request among its patient's, which is unique and at most five.
 *
 * <p>A row has a deadline as long as it holds its slot: the first instant at which, if nothing is
 * done, it does so no more.
 */
@Singleton
public final class JdbcAppointments implements Appointments {

  private final Sql sql;
  private final TimeCells cells;

  JdbcAppointments(Sql sql, TimeCells cells) {
    this.sql = sql;
    this.cells = cells;
  }

  @Override
  public Optional<Appointment> find(AppointmentId id) {
    return sql.find(
        "SELECT * FROM appointment WHERE id = ?", AppointmentColumns::appointment, id.value());
  }

  @Override
  public void add(Appointment appointment) {
    sql.atomically(
        () -> {
          cells.occupy(appointment);
          withFreeOrdinal(appointment.patient(), ordinal -> insert(appointment, ordinal));
        });
  }

  private void insert(Appointment appointment, int ordinal) {
    StateColumns state = StateColumns.of(appointment);
    sql.update(
        "INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
            + " requested_at, status, deadline, request_ordinal, version)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        appointment.id().value(),
        appointment.doctor().value(),
        appointment.patient().value(),
        appointment.slot().startsAt(),
        AppointmentColumns.cents(appointment.price()),
        appointment.requestedAt(),
        appointment.status(),
        state.deadline(),
        ordinal,
        appointment.version());
  }

  /** What of the row before decides which keys are given back and which are claimed. */
  private record Held(Slot slot, boolean live, Optional<Long> ordinal) {

    boolean holds(Slot other) {
      return live && slot.equals(other);
    }
  }

  @Override
  public void update(Appointment appointment) {
    sql.atomically(
        () -> {
          Held before = lock(appointment);
          boolean live = appointment.status().live();
          if (before.live() && !(live && before.holds(appointment.slot()))) {
            cells.free(appointment, before.slot());
          }
          if (live && !before.holds(appointment.slot())) {
            cells.occupy(appointment);
          }
          if (appointment.status() != AppointmentStatus.REQUESTED) {
            replace(appointment, Optional.empty());
          } else if (before.ordinal().isPresent()) {
            replace(appointment, before.ordinal());
          } else {
            withFreeOrdinal(
                appointment.patient(),
                ordinal -> replace(appointment, Optional.of((long) ordinal)));
          }
        });
  }

  private Held lock(Appointment successor) {
    return sql.find(
            "SELECT starts_at, deadline, request_ordinal FROM appointment"
                + " WHERE id = ? AND version = ? FOR UPDATE",
            row ->
                new Held(
                    AppointmentColumns.slot(row),
                    row.optionalNumber("deadline").isPresent(),
                    row.optionalNumber("request_ordinal")),
            successor.id().value(),
            successor.version() - 1)
        .orElseThrow(StaleVersion::new);
  }

  private void replace(Appointment appointment, Optional<Long> ordinal) {
    StateColumns state = StateColumns.of(appointment);
    sql.update(
        "UPDATE appointment SET starts_at = ?, status = ?, since = ?, deadline = ?,"
            + " request_ordinal = ?, party = ?, reason = ?, stars = ?, rating_comment = ?,"
            + " version = ? WHERE id = ?",
        appointment.slot().startsAt(),
        appointment.status(),
        state.since(),
        state.deadline(),
        ordinal,
        state.party(),
        state.reason(),
        state.rating().map(AppointmentRating::stars),
        state.rating().flatMap(AppointmentRating::comment),
        appointment.version(),
        appointment.id().value());
  }

  /** Tries the ordinals that look free; the key decides when two of a patient's try one at once. */
  private void withFreeOrdinal(PatientId patient, IntConsumer write) {
    List<Integer> taken =
        sql.list(
            "SELECT request_ordinal FROM appointment"
                + " WHERE patient_id = ? AND request_ordinal IS NOT NULL",
            row -> row.integer("request_ordinal"),
            patient.value());
    for (int i = 1; i <= MAXIMUM_REQUESTS_PENDING; i++) {
      int ordinal = i;
      if (!taken.contains(ordinal) && SqlErrors.writesUnlessTaken(() -> write.accept(ordinal))) {
        return;
      }
    }
    throw new DomainException(
        new SchedulingViolation.TooManyRequestsPending(MAXIMUM_REQUESTS_PENDING));
  }

  @Override
  public List<Appointment> overdueRequests(
      DoctorId doctor, PatientId patient, Slot slot, Instant now) {
    return sql.list(
        "SELECT * FROM appointment WHERE doctor_id = ? AND starts_at > ? AND starts_at < ?"
            + " AND deadline <= ? AND request_ordinal IS NOT NULL"
            + " UNION SELECT * FROM appointment"
            + " WHERE patient_id = ? AND request_ordinal IS NOT NULL AND deadline <= ?",
        AppointmentColumns::appointment,
        doctor.value(),
        slot.startsAt().minus(Slot.LENGTH),
        slot.endsAt(),
        now,
        patient.value(),
        now);
  }

  @Override
  public List<Appointment> awaitingAnswer(PatientId patient) {
    return sql.list(
        "SELECT * FROM appointment WHERE patient_id = ? AND request_ordinal IS NOT NULL",
        AppointmentColumns::appointment,
        patient.value());
  }

  @Override
  public boolean anyCompleted(PatientId patient) {
    return sql.find(
            "SELECT id FROM appointment WHERE patient_id = ? AND status = ? LIMIT 1",
            row -> row.id("id"),
            patient.value(),
            AppointmentStatus.COMPLETED)
        .isPresent();
  }

  @Override
  public List<Appointment> overdue(Instant now, int limit) {
    return sql.list(
        "SELECT * FROM appointment WHERE deadline <= ? ORDER BY deadline, id LIMIT ?",
        AppointmentColumns::appointment,
        now,
        limit);
  }

  @Override
  public List<Appointment> upcoming(DoctorId doctor, Instant now) {
    return sql.list(
        "SELECT * FROM appointment WHERE doctor_id = ? AND starts_at > ? AND deadline IS NOT NULL"
            + " ORDER BY starts_at, id",
        AppointmentColumns::appointment,
        doctor.value(),
        now);
  }

  @Override
  public List<Slot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
    return sql.list(
        "SELECT starts_at FROM appointment"
            + " WHERE doctor_id = ? AND starts_at > ? AND starts_at < ? AND deadline > ?"
            + " ORDER BY starts_at",
        AppointmentColumns::slot,
        doctor.value(),
        from.minus(Slot.LENGTH),
        to,
        now);
  }
}
