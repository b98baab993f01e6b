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
import org.jspecify.annotations.Nullable;

/** Appointments joined with the names of their parties and the zone of the doctor's agenda. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAppointmentListings
    implements AppointmentListings, GenericRepository<JdbcAppointmentListings.DetailsRow, UUID> {

  private static final String DETAILS =
      "SELECT a.*, d.name AS doctor_name, p.name AS patient_name,"
          + " COALESCE(g.zone, d.time_zone) AS zone FROM ";

  private static final String PARTIES =
      " a JOIN doctor d ON d.id = a.doctor_id JOIN patient p ON p.id = a.patient_id"
          + " LEFT JOIN agenda g ON g.doctor_id = a.doctor_id";

  private static final String OF_DOCTOR = "(SELECT * FROM appointment WHERE doctor_id = :doctor";
  private static final String OF_PATIENT = "(SELECT * FROM appointment WHERE patient_id = :patient";

  private static final String PAGE =
      " AND starts_at >= :from AND starts_at < :to" // a range for the index; then ties
          + " AND (starts_at > :last OR id > :lastId) ORDER BY starts_at, id LIMIT :limit)";

  private static final String IN_STATUS =
      " AND status = :status AND (deadline IS NULL OR deadline > :now)" + PAGE;

  private static final String COME_TO_IT = " AND status = :before AND deadline <= :now" + PAGE;

  private static final String ORDER = PARTIES + " ORDER BY a.starts_at, a.id LIMIT :limit";

  @MappedEntity("appointment")
  record DetailsRow(
      @Relation(Relation.Kind.EMBEDDED) AppointmentRow appointment,
      String doctorName,
      String patientName,
      String zone) {

    AppointmentDetails details() {
      return new AppointmentDetails(
          appointment.appointment(),
          new PersonName(doctorName),
          new PersonName(patientName),
          new ZoneRegion(zone));
    }
  }

  @Override
  public Optional<AppointmentDetails> find(AppointmentId id) {
    return find(id.value()).map(DetailsRow::details);
  }

  @io.micronaut.data.annotation.Query(DETAILS + "appointment" + PARTIES + " WHERE a.id = :id")
  abstract Optional<DetailsRow> find(@UuidColumn UUID id);

  @Override
  public Page<AppointmentDetails, Key> list(Query query, Instant now) {
    UUID participant = query.participant().id();
    boolean doctor = query.participant().party() == Party.DOCTOR;
    Instant last = query.after().map(Key::startsAt).orElse(Instant.MIN);
    UUID lastId = query.after().map(key -> key.id().value()).orElse(UuidColumn.FIRST);
    Instant from = query.from().filter(last::isBefore).orElse(last);
    Instant to = query.to().orElse(Instant.MAX);
    int limit = query.limit() + 1;
    List<DetailsRow> rows;
    if (query.status().isEmpty()) {
      rows =
          doctor
              ? ofDoctor(participant, from, to, last, lastId, limit)
              : ofPatient(participant, from, to, last, lastId, limit);
    } else {
      AppointmentStatus status = query.status().get();
      AppointmentStatus before = before(status).orElse(null);
      rows =
          doctor
              ? ofDoctor(participant, from, to, last, lastId, status, before, now, limit)
              : ofPatient(participant, from, to, last, lastId, status, before, now, limit);
    }
    return Page.cut(
        rows.stream().map(row -> row.details().asOf(now)).toList(),
        details -> new Key(details.appointment().slot().startsAt(), details.appointment().id()),
        query.limit());
  }

  /** Returns the status from which appointments come to another one by a deadline alone. */
  private static Optional<AppointmentStatus> before(AppointmentStatus status) {
    return switch (status) {
      case EXPIRED -> Optional.of(AppointmentStatus.REQUESTED);
      case COMPLETED -> Optional.of(AppointmentStatus.ACCEPTED);
      case REQUESTED, ACCEPTED, REFUSED, CANCELLED, NO_SHOW -> Optional.empty();
    };
  }

  @io.micronaut.data.annotation.Query(DETAILS + OF_DOCTOR + PAGE + ORDER)
  abstract List<DetailsRow> ofDoctor(
      @UuidColumn UUID doctor,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      int limit);

  @io.micronaut.data.annotation.Query(DETAILS + OF_PATIENT + PAGE + ORDER)
  abstract List<DetailsRow> ofPatient(
      @UuidColumn UUID patient,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      int limit);

  /** Reads at most a page of either: MariaDB does not end a union at the limit of the whole. */
  @io.micronaut.data.annotation.Query(
      DETAILS + "(" + OF_DOCTOR + IN_STATUS + " UNION ALL " + OF_DOCTOR + COME_TO_IT + ")" + ORDER)
  abstract List<DetailsRow> ofDoctor(
      @UuidColumn UUID doctor,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      AppointmentStatus status,
      @Nullable AppointmentStatus before,
      @InstantColumn Instant now,
      int limit);

  @io.micronaut.data.annotation.Query(
      DETAILS
          + "("
          + OF_PATIENT
          + IN_STATUS
          + " UNION ALL "
          + OF_PATIENT
          + COME_TO_IT
          + ")"
          + ORDER)
  abstract List<DetailsRow> ofPatient(
      @UuidColumn UUID patient,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant last,
      @UuidColumn UUID lastId,
      AppointmentStatus status,
      @Nullable AppointmentStatus before,
      @InstantColumn Instant now,
      int limit);
}
