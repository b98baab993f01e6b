package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.InstantColumn;
import br.com.techmedicos.adapters.jdbc.shared.JdbcUnitOfWork;
import br.com.techmedicos.adapters.jdbc.shared.SqlErrors;
import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.HeldSlot;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.StaleVersion;
import io.micronaut.data.annotation.Expandable;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Appointments, one row each. Keys enforce the rules: {@link TimeCells}, and the ordinal of a
 * request among those of its patient, which is unique and at most five.
 *
 * <p>A row has a deadline as long as it holds its slot: the instant at which it stops holding the
 * slot if nothing is done.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class JdbcAppointments
    implements Appointments, GenericRepository<AppointmentRow, UUID> {

  private final JdbcUnitOfWork unitOfWork;
  private final TimeCells cells;

  JdbcAppointments(JdbcUnitOfWork unitOfWork, TimeCells cells) {
    this.unitOfWork = unitOfWork;
    this.cells = cells;
  }

  @Override
  public Optional<Appointment> find(AppointmentId id) {
    return find(id.value()).map(AppointmentRow::appointment);
  }

  @Query("SELECT * FROM appointment WHERE id = :id")
  abstract Optional<AppointmentRow> find(UUID id);

  @Override
  public void add(Appointment appointment) {
    unitOfWork.atomically(
        () -> {
          cells.occupy(appointment);
          AppointmentRow row = AppointmentRow.of(appointment, null);
          for (int attempt = 0; attempt < MAXIMUM_REQUESTS_PENDING; attempt++) {
            if (SqlErrors.writesUnlessTaken(() -> insert(row))) {
              return;
            }
            // a concurrent request of the patient has taken the same ordinal
          }
          requireOrdinal(0);
        });
  }

  private static void requireOrdinal(int found) {
    if (found == 0) {
      throw new DomainException(
          new SchedulingViolation.TooManyRequestsPending(MAXIMUM_REQUESTS_PENDING));
    }
  }

  private void insert(AppointmentRow row) {
    requireOrdinal(
        insert(
            row.id(),
            row.doctorId(),
            row.patientId(),
            row.startsAt(),
            row.priceCents(),
            row.requestedAt(),
            row.status(),
            row.deadline(),
            row.version()));
  }

  /** Inserts a row with the lowest free ordinal of its patient; inserts nothing if none is free. */
  @Query(
      "INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,"
          + " requested_at, status, deadline, request_ordinal, version)"
          + " SELECT :id, :doctorId, :patientId, :startsAt, :priceCents,"
          + " :requestedAt, :status, :deadline, MIN(free.ordinal), :version"
          + " FROM (SELECT 1 AS ordinal UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
          + " UNION ALL SELECT 5) free WHERE NOT EXISTS (SELECT 1 FROM appointment taken"
          + " WHERE taken.patient_id = :patientId AND taken.request_ordinal = free.ordinal)"
          + " HAVING MIN(free.ordinal) IS NOT NULL")
  abstract int insert(
      UUID id,
      UUID doctorId,
      UUID patientId,
      Instant startsAt,
      int priceCents,
      Instant requestedAt,
      AppointmentStatus status,
      @Nullable Instant deadline,
      long version);

  @Override
  public void update(Appointment appointment) {
    unitOfWork.atomically(
        () -> {
          AppointmentRow before =
              lock(appointment.id().value(), appointment.version() - 1)
                  .orElseThrow(StaleVersion::new);
          // The keys held so far decide which ones are released and which are claimed.
          boolean held = before.deadline() != null;
          boolean live = appointment.status().live();
          boolean sameSlot = held && before.slot().equals(appointment.slot());
          if (held && !(live && sameSlot)) {
            cells.free(appointment, before.slot());
          }
          if (live && !sameSlot) {
            cells.occupy(appointment);
          }
          if (appointment.status() != AppointmentStatus.REQUESTED) {
            replace(AppointmentRow.of(appointment, null));
          } else if (before.requestOrdinal() != null) {
            replace(AppointmentRow.of(appointment, before.requestOrdinal()));
          } else {
            withFreeOrdinal(
                appointment.patient(), ordinal -> replace(AppointmentRow.of(appointment, ordinal)));
          }
        });
  }

  @Query("SELECT * FROM appointment WHERE id = :id AND version = :version FOR UPDATE")
  abstract Optional<AppointmentRow> lock(UUID id, long version);

  @Query(
      "UPDATE appointment SET starts_at = :startsAt, status = :status, since = :since,"
          + " deadline = :deadline, request_ordinal = :requestOrdinal, party = :party,"
          + " reason = :reason, stars = :stars, rating_comment = :ratingComment,"
          + " version = :version WHERE id = :id")
  abstract void replace(AppointmentRow row);

  /**
   * Tries the ordinals that seem free. If two requests of a patient try the same one, the key
   * decides.
   */
  private void withFreeOrdinal(PatientId patient, IntConsumer write) {
    List<Integer> taken = ordinals(patient.value());
    for (int i = 1; i <= MAXIMUM_REQUESTS_PENDING; i++) {
      int ordinal = i;
      if (!taken.contains(ordinal) && SqlErrors.writesUnlessTaken(() -> write.accept(ordinal))) {
        return;
      }
    }
    requireOrdinal(0);
  }

  @Query(
      "SELECT request_ordinal FROM appointment"
          + " WHERE patient_id = :patientId AND request_ordinal IS NOT NULL")
  abstract List<Integer> ordinals(UUID patientId);

  @Override
  public List<Appointment> inTheWay(PatientId patient, DoctorId doctor, Slot slot) {
    return appointments(
        inTheWay(
            patient.value(), doctor.value(), slot.startsAt().minus(Slot.LENGTH), slot.endsAt()));
  }

  @Query(
      "SELECT * FROM appointment WHERE doctor_id = :doctorId"
          + " AND starts_at > :from AND starts_at < :to AND deadline IS NOT NULL"
          + " UNION ALL SELECT * FROM appointment WHERE patient_id = :patientId"
          + " AND request_ordinal IS NOT NULL"
          + " AND NOT (doctor_id = :doctorId AND starts_at > :from AND starts_at < :to)")
  abstract List<AppointmentRow> inTheWay(
      UUID patientId, UUID doctorId, @InstantColumn Instant from, @InstantColumn Instant to);

  @Override
  public List<Appointment> awaitingAnswer(PatientId patient) {
    return appointments(awaitingAnswer(patient.value()));
  }

  @Query("SELECT * FROM appointment WHERE patient_id = :patientId AND request_ordinal IS NOT NULL")
  abstract List<AppointmentRow> awaitingAnswer(UUID patientId);

  @Override
  public boolean anyCompleted(PatientId patient) {
    return completed(patient.value()).isPresent();
  }

  @Query("SELECT 1 FROM appointment WHERE patient_id = :patientId AND status = 'COMPLETED' LIMIT 1")
  abstract Optional<Integer> completed(UUID patientId);

  @Override
  public List<Appointment> overdue(Instant now, int limit) {
    return appointments(overdueRows(now, limit));
  }

  @Query("SELECT * FROM appointment WHERE deadline <= :now ORDER BY deadline, id LIMIT :limit")
  abstract List<AppointmentRow> overdueRows(@InstantColumn Instant now, int limit);

  @Override
  public List<Appointment> upcoming(DoctorId doctor, Instant now) {
    return appointments(upcoming(doctor.value(), now));
  }

  @Query(
      "SELECT * FROM appointment"
          + " WHERE doctor_id = :doctorId AND starts_at > :now AND deadline IS NOT NULL"
          + " ORDER BY starts_at, id")
  abstract List<AppointmentRow> upcoming(UUID doctorId, @InstantColumn Instant now);

  private static List<Appointment> appointments(List<AppointmentRow> rows) {
    return rows.stream().map(AppointmentRow::appointment).toList();
  }

  @Override
  public List<HeldSlot> occupied(DoctorId doctor, Instant from, Instant to, Instant now) {
    return held(doctor.value(), from.minus(Slot.LENGTH), to, now).stream()
        .map(HeldRow::held)
        .toList();
  }

  @MappedEntity("appointment")
  record HeldRow(
      @UuidColumn UUID doctorId, @InstantColumn Instant startsAt, @InstantColumn Instant deadline) {

    HeldSlot held() {
      return new HeldSlot(new Slot(startsAt), deadline);
    }
  }

  @Query(
      "SELECT doctor_id, starts_at, deadline FROM appointment"
          + " WHERE doctor_id = :doctorId AND starts_at > :from AND starts_at < :to"
          + " AND deadline > :now ORDER BY starts_at")
  abstract List<HeldRow> held(
      UUID doctorId,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant now);

  @Override
  public Map<DoctorId, List<HeldSlot>> occupied(
      Collection<DoctorId> doctors, Instant from, Instant to, Instant now) {
    if (doctors.isEmpty()) {
      return Map.of();
    }
    List<UUID> ids = doctors.stream().map(DoctorId::value).toList();
    return held(ids, from.minus(Slot.LENGTH), to, now).stream()
        .collect(
            Collectors.groupingBy(
                row -> new DoctorId(row.doctorId()),
                Collectors.mapping(HeldRow::held, Collectors.toList())));
  }

  @Query(
      "SELECT doctor_id, starts_at, deadline FROM appointment WHERE doctor_id IN (:doctorIds)"
          + " AND starts_at > :from AND starts_at < :to AND deadline > :now"
          + " ORDER BY doctor_id, starts_at")
  abstract List<HeldRow> held(
      @Expandable @UuidColumn List<UUID> doctorIds,
      @InstantColumn Instant from,
      @InstantColumn Instant to,
      @InstantColumn Instant now);
}
