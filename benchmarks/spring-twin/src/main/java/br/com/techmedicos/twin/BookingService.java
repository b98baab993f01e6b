package br.com.techmedicos.twin;

import br.com.techmedicos.twin.Columns.Price;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * Books slots. Patient and doctor are locked, in this order; the keys of the cells see to it that
 * nobody is in two consultations at once. Unlike the service, it does not settle requests that have
 * expired, and new accounts have no quota of their own.
 */
@Service
class BookingService {

  private static final Duration ANSWER_TIME = Duration.ofHours(24);
  private static final Duration CELL = Duration.ofMinutes(5);
  private static final int CELLS = (int) Agenda.SLOT.dividedBy(CELL);
  private static final String OCCUPY =
      "INSERT INTO %1$s_cell (%1$s_id, cell, appointment_id) VALUES (?, ?, ?)"
          + ", (?, ?, ?)".repeat(CELLS - 1);

  private final JdbcClient jdbc;
  private final Agendas agendas;
  private final NoArgGenerator ids;
  private final Clock clock;

  BookingService(JdbcClient jdbc, Agendas agendas, NoArgGenerator ids, Clock clock) {
    this.jdbc = jdbc;
    this.agendas = agendas;
    this.ids = ids;
    this.clock = clock;
  }

  record Appointment(
      UUID id,
      String status,
      Person doctor,
      Person patient,
      Instant startsAt,
      Instant endsAt,
      String timeZone,
      Price price,
      Instant requestedAt,
      Instant answerBy) {}

  record Person(UUID id, String name) {}

  private record Turn(
      String doctorStatus, String doctorName, int priceCents, String patientName, Agenda agenda) {}

  /** Requests a slot, which is held from now on. */
  @Transactional
  public Appointment book(UUID patient, UUID doctor, Instant startsAt) {
    Instant now = clock.instant();
    hold(patient);
    Turn turn = turn(patient, doctor);
    check(turn, startsAt, now);
    UUID id = ids.generate();
    occupy("doctor", doctor, startsAt, id, "slot-taken");
    occupy("patient", patient, startsAt, id, "patient-busy");
    Instant inTime = now.plus(ANSWER_TIME);
    Instant answerBy = startsAt.isBefore(inTime) ? startsAt : inTime;
    add(id, patient, doctor, startsAt, turn.priceCents(), now, answerBy);
    publish(id, now);
    markStale(doctor, now);
    return new Appointment(
        id,
        "REQUESTED",
        new Person(doctor, turn.doctorName()),
        new Person(patient, turn.patientName()),
        startsAt,
        startsAt.plus(Agenda.SLOT),
        turn.agenda().zone().getId(),
        Price.of(turn.priceCents()),
        now,
        answerBy);
  }

  private void hold(UUID patient) {
    int held =
        jdbc.sql(
                """
                UPDATE account SET holds = holds + 1
                WHERE id = ? AND role = 'PATIENT' AND standing = 'ACTIVE'
                """)
            .param(Columns.bytes(patient))
            .update();
    if (held == 0) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
  }

  private Turn turn(UUID patient, UUID doctor) {
    return jdbc.sql(
            """
            SELECT d.status, d.name, d.price_cents, d.time_zone, p.name AS patient_name,
                   a.zone, a.minimum_notice_minutes, a.horizon_days, a.windows
            FROM doctor d JOIN patient p ON p.id = ? LEFT JOIN agenda a ON a.doctor_id = d.id
            WHERE d.id = ? FOR UPDATE
            """)
        .param(Columns.bytes(patient))
        .param(Columns.bytes(doctor))
        .query(
            (row, n) ->
                new Turn(
                    row.getString("status"),
                    row.getString("name"),
                    row.getInt("price_cents"),
                    row.getString("patient_name"),
                    agendas.agenda(row)))
        .optional()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static void check(Turn turn, Instant startsAt, Instant now) {
    if (!turn.doctorStatus().equals("VERIFIED")) {
      throw refused("doctor-not-bookable");
    }
    LocalDate date = turn.agenda().localDate(startsAt);
    if (!turn.agenda().offers(date, date, now).contains(startsAt)) {
      throw refused("slot-not-offered");
    }
  }

  private void occupy(String person, UUID whose, Instant startsAt, UUID id, String otherwise) {
    List<Object> values = new ArrayList<>();
    long first = startsAt.getEpochSecond() / CELL.toSeconds();
    for (long cell = first; cell < first + CELLS; cell++) {
      values.addAll(List.of(Columns.bytes(whose), cell, Columns.bytes(id)));
    }
    try {
      jdbc.sql(OCCUPY.formatted(person)).params(values).update();
    } catch (DuplicateKeyException taken) {
      throw refused(otherwise);
    }
  }

  /** A patient may have five requests that await an answer: each has the lowest free number. */
  private void add(
      UUID id,
      UUID patient,
      UUID doctor,
      Instant startsAt,
      int priceCents,
      Instant now,
      Instant answerBy) {
    int added =
        jdbc.sql(
                """
                INSERT INTO appointment (id, doctor_id, patient_id, starts_at, price_cents,
                    requested_at, status, deadline, request_ordinal, version)
                SELECT ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, MIN(free.ordinal), 1
                FROM (SELECT 1 AS ordinal UNION ALL SELECT 2 UNION ALL SELECT 3
                      UNION ALL SELECT 4 UNION ALL SELECT 5) free
                WHERE NOT EXISTS (SELECT 1 FROM appointment taken
                    WHERE taken.patient_id = ? AND taken.request_ordinal = free.ordinal)
                HAVING MIN(free.ordinal) IS NOT NULL
                """)
            .params(
                List.of(
                    Columns.bytes(id),
                    Columns.bytes(doctor),
                    Columns.bytes(patient),
                    Columns.micros(startsAt),
                    priceCents,
                    Columns.micros(now),
                    Columns.micros(answerBy),
                    Columns.bytes(patient)))
            .update();
    if (added == 0) {
      throw refused("too-many-requests-pending");
    }
  }

  private void publish(UUID appointment, Instant now) {
    jdbc.sql(
            """
            INSERT INTO outbox (id, type, aggregate_id, occurred_at, payload)
            VALUES (?, 'AppointmentRequested', ?, ?, ?)
            """)
        .param(Columns.bytes(ids.generate()))
        .param(Columns.bytes(appointment))
        .param(Columns.micros(now))
        .param("{\"appointment\":\"%s\",\"occurredAt\":\"%s\"}".formatted(appointment, now))
        .update();
  }

  private void markStale(UUID doctor, Instant now) {
    jdbc.sql(
            """
            INSERT INTO availability (doctor_id, holds_until, mark) VALUES (?, ?, 1)
            ON DUPLICATE KEY UPDATE mark = mark + 1, holds_until = LEAST(holds_until, ?)
            """)
        .param(Columns.bytes(doctor))
        .param(Columns.micros(now))
        .param(Columns.micros(now))
        .update();
  }

  private static ResponseStatusException refused(String why) {
    return new ResponseStatusException(HttpStatus.CONFLICT, why);
  }
}
