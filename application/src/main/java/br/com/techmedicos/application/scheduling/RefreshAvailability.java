package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.scheduling.AvailabilityIndex.StaleEntry;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.FreeSlots;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Recomputes the next availability of doctors whose entry is stale. */
public final class RefreshAvailability {

  /** The maximum number of doctors in one run. */
  public static final int BATCH = 500;

  private static final int DAYS_AT_ONCE = 7;

  private final AvailabilityIndex index;
  private final Agendas agendas;
  private final Appointments appointments;
  private final Clock clock;

  RefreshAvailability(
      AvailabilityIndex index, Agendas agendas, Appointments appointments, Clock clock) {
    this.index = index;
    this.agendas = agendas;
    this.appointments = appointments;
    this.clock = clock;
  }

  /** Refreshes the entries that are stale now. */
  public record Command() {}

  /**
   * Refreshes one batch.
   *
   * @return the number of stale entries; if it equals {@link #BATCH}, there may be more
   */
  public int handle(Command command) {
    Instant now = clock.instant();
    List<StaleEntry> stale = index.stale(now, BATCH);
    for (StaleEntry entry : stale) {
      Optional<Agenda> agenda = agendas.find(entry.doctor());
      Optional<Slot> next = agenda.flatMap(found -> firstFree(found, now));
      index.replace(
          entry,
          next.map(Slot::startsAt),
          agenda.map(found -> holdsUntil(found, next, now)).orElse(Instant.MAX));
    }
    return stale.size();
  }

  private Optional<Slot> firstFree(Agenda agenda, Instant now) {
    LocalDate today = agenda.localDate(now);
    for (int day = 0; day <= agenda.template().horizon().days(); day += DAYS_AT_ONCE) {
      LocalDate from = today.plusDays(day);
      List<Slot> free =
          FreeSlots.of(agenda, from, from.plusDays(DAYS_AT_ONCE - 1L), appointments, now).slots();
      if (!free.isEmpty()) {
        return Optional.of(free.get(0));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns until when an entry is valid: until the notice becomes too short for the slot or,
   * without a slot, until tomorrow, when another day is offered.
   */
  private static Instant holdsUntil(Agenda agenda, Optional<Slot> next, Instant now) {
    return next.map(agenda.template().minimumNotice()::lastChance)
        .orElseGet(() -> agenda.startOfDay(agenda.localDate(now).plusDays(1)));
  }
}
