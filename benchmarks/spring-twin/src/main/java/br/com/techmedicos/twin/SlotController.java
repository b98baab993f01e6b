package br.com.techmedicos.twin;

import br.com.techmedicos.twin.Columns.Price;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The free slots of a doctor, for anyone. */
@RestController
class SlotController {

  private static final int MAXIMUM_DAYS = 31;

  private final JdbcClient jdbc;
  private final Agendas agendas;
  private final Clock clock;

  SlotController(JdbcClient jdbc, Agendas agendas, Clock clock) {
    this.jdbc = jdbc;
    this.agendas = agendas;
    this.clock = clock;
  }

  record Slots(String timeZone, Price consultationPrice, List<Slot> slots) {}

  record Slot(Instant startsAt, Instant endsAt) {}

  private record Doctor(int priceCents, Agenda agenda) {}

  @GetMapping("/api/v1/doctors/{id}/slots")
  Slots slots(
      @PathVariable UUID id,
      @RequestParam Optional<LocalDate> from,
      @RequestParam Optional<LocalDate> to) {
    Instant now = clock.instant();
    Doctor doctor = doctor(id);
    LocalDate first = from.orElseGet(() -> doctor.agenda().localDate(now));
    LocalDate last = to.orElseGet(() -> first.plusDays(MAXIMUM_DAYS - 1));
    if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= MAXIMUM_DAYS) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "dates out of range");
    }
    return new Slots(
        doctor.agenda().zone().getId(),
        Price.of(doctor.priceCents()),
        free(id, doctor.agenda().offers(first, last, now), now));
  }

  private Doctor doctor(UUID id) {
    return jdbc.sql(
            """
            SELECT d.price_cents, d.time_zone,
                   a.zone, a.minimum_notice_minutes, a.horizon_days, a.windows
            FROM doctor d LEFT JOIN agenda a ON a.doctor_id = d.id
            WHERE d.id = ? AND d.status = 'VERIFIED'
            """)
        .param(Columns.bytes(id))
        .query((row, n) -> new Doctor(row.getInt("price_cents"), agendas.agenda(row)))
        .optional()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private List<Slot> free(UUID doctor, List<Instant> offered, Instant now) {
    if (offered.isEmpty()) {
      return List.of();
    }
    List<Instant> taken =
        jdbc.sql(
                """
                SELECT starts_at FROM appointment
                WHERE doctor_id = ? AND starts_at > ? AND starts_at < ? AND deadline > ?
                """)
            .param(Columns.bytes(doctor))
            .param(Columns.micros(offered.get(0).minus(Agenda.SLOT)))
            .param(Columns.micros(offered.get(offered.size() - 1).plus(Agenda.SLOT)))
            .param(Columns.micros(now))
            .query((row, n) -> Columns.instant(row.getLong("starts_at")))
            .list();
    return offered.stream()
        .filter(start -> taken.stream().noneMatch(other -> overlap(start, other)))
        .map(start -> new Slot(start, start.plus(Agenda.SLOT)))
        .toList();
  }

  private static boolean overlap(Instant one, Instant other) {
    return one.isBefore(other.plus(Agenda.SLOT)) && other.isBefore(one.plus(Agenda.SLOT));
  }
}
