package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Appointments joined with the names of their parties and the zone of the doctor's agenda. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAppointmentListings
    implements AppointmentListings, GenericRepository<JdbcAppointmentListings.DetailsRow, UUID> {

  private static final String SELECT =
      "SELECT a.*, d.name AS doctor_name, p.name AS patient_name,"
          + " COALESCE(g.zone, d.time_zone) AS zone FROM appointment a"
          + " JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id"
          + " LEFT JOIN agenda g ON g.doctor_id = a.doctor_id";

  /** The condition of a page. Passed deadlines count, recorded or not. */
  private static final String PAGE =
      " AND a.starts_at >= :from AND a.starts_at < :to" // a range for the index; then ties
          + " AND (a.starts_at > :last OR a.id > :lastId)"
          + " AND (a.status IN (:standing) AND (a.deadline IS NULL OR a.deadline > :now)"
          + " OR a.status IN (:overdue) AND a.deadline <= :now)"
          + " ORDER BY a.starts_at, a.id LIMIT :limit";

  @MappedEntity("appointment")
  record DetailsRow(
      @Relation(Relation.Kind.EMBEDDED) AppointmentRow appointment,
      String doctorName,
      String patientName,
      String zone) {

    AppointmentDetails details(Instant now) {
      return new AppointmentDetails(
          appointment.appointment().asOf(now),
          new PersonName(doctorName),
          new PersonName(patientName),
          new ZoneRegion(zone));
    }
  }

  @Override
  public Optional<AppointmentDetails> find(AppointmentId id, Instant now) {
    return find(id.value()).map(row -> row.details(now));
  }

  @io.micronaut.data.annotation.Query(SELECT + " WHERE a.id = :id")
  abstract Optional<DetailsRow> find(@UuidColumn UUID id);

  @Override
  public Page<AppointmentDetails, Key> list(Query query, Instant now) {
    UUID participant = query.participant().id();
    Instant last = query.after().map(Key::startsAt).orElse(Instant.MIN);
    UUID lastId = query.after().map(key -> key.id().value()).orElse(UuidColumn.FIRST);
    Instant from = query.from().filter(last::isBefore).orElse(last);
    Instant to = query.to().orElse(Instant.MAX);
    List<AppointmentStatus> standing =
        query.status().map(List::of).orElse(List.of(AppointmentStatus.values()));
    List<AppointmentStatus> overdue =
        query.status().map(JdbcAppointmentListings::writtenDownAs).orElse(standing);
    int limit = query.limit() + 1;
    List<DetailsRow> rows =
        query.participant().party() == Party.DOCTOR
            ? ofDoctor(participant, from, to, last, lastId, standing, overdue, now, limit)
            : ofPatient(participant, from, to, last, lastId, standing, overdue, now, limit);
    return Page.cut(
        rows.stream().map(row -> row.details(now)).toList(),
        details -> new Key(details.appointment().slot().startsAt(), details.appointment().id()),
        query.limit());
  }

  /**
   * Returns the recorded states of appointments that have a status only because a deadline has
   * passed.
   */
  private static List<AppointmentStatus> writtenDownAs(AppointmentStatus status) {
    return switch (status) {
      case EXPIRED -> List.of(AppointmentStatus.REQUESTED);
      case COMPLETED -> List.of(AppointmentStatus.ACCEPTED);
      case REQUESTED, ACCEPTED, REFUSED, CANCELLED, NO_SHOW -> List.of();
    };
  }

  @io.micronaut.data.annotation.Query(SELECT + " WHERE a.doctor_id = :doctor" + PAGE)
  abstract List<DetailsRow> ofDoctor(
      @UuidColumn UUID doctor,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      List<AppointmentStatus> standing,
      List<AppointmentStatus> overdue,
      @InstantColumn Instant now,
      int limit);

  @io.micronaut.data.annotation.Query(SELECT + " WHERE a.patient_id = :patient" + PAGE)
  abstract List<DetailsRow> ofPatient(
      @UuidColumn UUID patient,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      List<AppointmentStatus> standing,
      List<AppointmentStatus> overdue,
      @InstantColumn Instant now,
      int limit);
}
