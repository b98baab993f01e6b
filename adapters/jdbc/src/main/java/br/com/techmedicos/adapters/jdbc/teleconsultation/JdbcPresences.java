package br.com.techmedicos.adapters.jdbc.teleconsultation;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.teleconsultation.ConnectionId;
import br.com.techmedicos.application.teleconsultation.Presence;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.application.teleconsultation.Seat;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Presences, one row per meeting. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcPresences
    implements Presences, GenericRepository<JdbcPresences.PresenceRow, UUID> {

  @MappedEntity("meeting_presence")
  record PresenceRow(
      @UuidColumn UUID appointmentId,
      @UuidColumn @Nullable UUID doctorConnection,
      @InstantColumn @Nullable Instant doctorSeenAt,
      @UuidColumn @Nullable UUID patientConnection,
      @InstantColumn @Nullable Instant patientSeenAt,
      long version) {

    static PresenceRow of(Presence presence) {
      return new PresenceRow(
          presence.appointment().value(),
          connection(presence.doctor()),
          seenAt(presence.doctor()),
          connection(presence.patient()),
          seenAt(presence.patient()),
          presence.version());
    }

    private static @Nullable UUID connection(Optional<Seat> seat) {
      return seat.map(taken -> taken.connection().value()).orElse(null);
    }

    private static @Nullable Instant seenAt(Optional<Seat> seat) {
      return seat.map(Seat::seenAt).orElse(null);
    }

    Presence presence() {
      return new Presence(
          new AppointmentId(appointmentId),
          seat(doctorConnection, doctorSeenAt),
          seat(patientConnection, patientSeenAt),
          version);
    }

    private static Optional<Seat> seat(@Nullable UUID connection, @Nullable Instant seenAt) {
      return connection == null || seenAt == null
          ? Optional.empty()
          : Optional.of(new Seat(new ConnectionId(connection), seenAt));
    }
  }

  private static final String UNSEEN_SINCE =
      "(doctor_seen_at IS NULL OR doctor_seen_at < :seenBefore)"
          + " AND (patient_seen_at IS NULL OR patient_seen_at < :seenBefore)";

  private final JdbcUnitOfWork unitOfWork;

  JdbcPresences(JdbcUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public Presence of(AppointmentId appointment) {
    return find(appointment.value())
        .map(PresenceRow::presence)
        .orElseGet(() -> Presence.nobody(appointment));
  }

  @Query("SELECT * FROM meeting_presence WHERE appointment_id = :appointmentId")
  abstract Optional<PresenceRow> find(UUID appointmentId);

  @Override
  public void save(Presence presence) {
    PresenceRow row = PresenceRow.of(presence);
    boolean saved =
        row.version() == 1
            ? SqlErrors.writesUnlessTaken(() -> save(row))
            : replace(
                    row.appointmentId(),
                    row.doctorConnection(),
                    row.doctorSeenAt(),
                    row.patientConnection(),
                    row.patientSeenAt(),
                    row.version())
                == 1;
    if (!saved) {
      throw new StaleVersion();
    }
  }

  abstract void save(PresenceRow row);

  @Query(
      "UPDATE meeting_presence SET doctor_connection = :doctorConnection,"
          + " doctor_seen_at = :doctorSeenAt, patient_connection = :patientConnection,"
          + " patient_seen_at = :patientSeenAt, version = :version"
          + " WHERE appointment_id = :appointmentId AND version = :version - 1")
  abstract int replace(
      UUID appointmentId,
      @Nullable UUID doctorConnection,
      @Nullable Instant doctorSeenAt,
      @Nullable UUID patientConnection,
      @Nullable Instant patientSeenAt,
      long version);

  @Override
  public int forget(Instant seenBefore, int limit) {
    return unitOfWork.atomically(
        () ->
            unseen(seenBefore, limit).stream()
                .mapToInt(row -> remove(row.appointmentId(), seenBefore))
                .sum());
  }

  /**
   * Finds abandoned presences without an index, because the table only has meetings of the last
   * minutes.
   */
  @Query("SELECT * FROM meeting_presence WHERE " + UNSEEN_SINCE + " LIMIT :limit")
  abstract List<PresenceRow> unseen(@InstantColumn Instant seenBefore, int limit);

  @Query("DELETE FROM meeting_presence WHERE appointment_id = :appointmentId AND " + UNSEEN_SINCE)
  abstract int remove(UUID appointmentId, @InstantColumn Instant seenBefore);
}
