package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.application.scheduling.WatchedPatients;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Requester;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.data.annotation.Id;
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

/** Lists patients by the time of their sign-up, newest first, using an index. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcWatchedPatients
    implements WatchedPatients, GenericRepository<JdbcWatchedPatients.PatientRow, UUID> {

  private static final Key BEFORE_ALL = new Key(Instant.MAX, new PatientId(UuidColumn.LAST));

  private static final String PATIENTS =
      "SELECT p.id, p.registered_at, a.standing, a.suspension_reason"
          + " FROM patient p JOIN account a ON a.id = p.id AND a.role = 'PATIENT'";

  private static final String PAGE =
      " AND (p.registered_at < :registeredAt OR (p.registered_at = :registeredAt AND p.id < :id))"
          + " ORDER BY p.registered_at DESC, p.id DESC LIMIT :limit";

  @MappedEntity("patient")
  record PatientRow(
      @Id @UuidColumn UUID id,
      @InstantColumn Instant registeredAt,
      AccountStanding standing,
      @Nullable String suspensionReason) {

    WatchedPatient patient(List<WatchedPatient.Waiting> requests) {
      return new WatchedPatient(
          new PatientId(id),
          registeredAt,
          standing,
          Optional.ofNullable(suspensionReason).map(Reason::new),
          requests);
    }
  }

  @Override
  public Page<WatchedPatient, Key> list(
      Concern concern, Instant now, int limit, Optional<Key> before) {
    Key last = before.orElse(BEFORE_ALL);
    UUID id = last.id().value();
    Instant newSince = now.minus(Requester.NEW_ACCOUNT);
    List<PatientRow> found =
        switch (concern) {
          case NEW -> newOnes(newSince, now, last.registeredAt(), id, limit + 1);
          case SUSPENDED -> suspended(last.registeredAt(), id, limit + 1);
        };
    Page<PatientRow, Key> page =
        Page.cut(found, row -> new Key(row.registeredAt(), new PatientId(row.id())), limit);
    return new Page<>(
        page.items().stream().map(row -> row.patient(requests(row, newSince, now))).toList(),
        page.next());
  }

  @Query(
      PATIENTS
          + " WHERE p.registered_at > :newSince AND EXISTS (SELECT 1 FROM appointment r"
          + " WHERE r.patient_id = p.id AND r.request_ordinal IS NOT NULL AND r.deadline > :now)"
          + PAGE)
  abstract List<PatientRow> newOnes(
      @InstantColumn Instant newSince,
      @InstantColumn Instant now,
      Instant registeredAt,
      UUID id,
      int limit);

  @Query(PATIENTS + " WHERE a.standing = 'SUSPENDED'" + PAGE)
  abstract List<PatientRow> suspended(Instant registeredAt, UUID id, int limit);

  private List<WatchedPatient.Waiting> requests(PatientRow patient, Instant newSince, Instant now) {
    return waiting(patient.id(), now).stream()
        .map(
            request ->
                new WatchedPatient.Waiting(
                    new AppointmentId(request.id()),
                    new DoctorId(request.doctorId()),
                    request.startsAt(),
                    newPatients(request.doctorId(), newSince, now)))
        .toList();
  }

  @Query(
      "SELECT * FROM appointment"
          + " WHERE patient_id = :id AND request_ordinal IS NOT NULL AND deadline > :now"
          + " ORDER BY starts_at")
  abstract List<AppointmentRow> waiting(UUID id, @InstantColumn Instant now);

  @Query(
      "SELECT COUNT(DISTINCT r.patient_id) FROM appointment r"
          + " JOIN patient p ON p.id = r.patient_id"
          + " WHERE r.doctor_id = :doctor AND r.starts_at > :now AND r.request_ordinal IS NOT NULL"
          + " AND r.deadline > :now AND p.registered_at > :newSince")
  abstract int newPatients(
      @UuidColumn UUID doctor, @InstantColumn Instant newSince, @InstantColumn Instant now);

  @MappedEntity("appointment")
  record CrowdRow(@UuidColumn UUID doctorId, int patients) {}

  @Override
  public List<Crowd> crowds(Instant now, int atLeast) {
    return crowds(now.minus(Requester.NEW_ACCOUNT), now, atLeast).stream()
        .map(row -> new Crowd(new DoctorId(row.doctorId()), row.patients()))
        .toList();
  }

  @Query(
      "SELECT r.doctor_id, COUNT(DISTINCT r.patient_id) AS patients"
          + " FROM patient p JOIN appointment r ON r.patient_id = p.id"
          + " WHERE p.registered_at > :newSince AND r.request_ordinal IS NOT NULL"
          + " AND r.deadline > :now"
          + " GROUP BY r.doctor_id HAVING COUNT(DISTINCT r.patient_id) >= :atLeast"
          + " ORDER BY patients DESC")
  abstract List<CrowdRow> crowds(
      @InstantColumn Instant newSince, @InstantColumn Instant now, int atLeast);
}
