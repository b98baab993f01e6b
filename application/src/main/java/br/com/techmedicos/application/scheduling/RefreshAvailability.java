package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.application.scheduling.AvailabilityIndex.Replacement;
import br.com.techmedicos.application.scheduling.AvailabilityIndex.StaleEntry;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Agendas;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.scheduling.FreeSlots;
import br.com.techmedicos.domain.scheduling.HeldSlot;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recomputes the next availability of doctors whose entry is stale. */
public final class RefreshAvailability {

  /** The maximum number of doctors in one run. */
  public static final int BATCH = 500;

  private static final int WRITTEN_AT_ONCE = 25;
  private static final int DAYS_AT_ONCE = 7;

  private final UnitOfWork unitOfWork;
  private final AvailabilityIndex index;
  private final Agendas agendas;
  private final Appointments appointments;
  private final Clock clock;

  RefreshAvailability(
      UnitOfWork unitOfWork,
      AvailabilityIndex index,
      Agendas agendas,
      Appointments appointments,
      Clock clock) {
    this.unitOfWork = unitOfWork;
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
    List<DoctorId> doctors = stale.stream().map(StaleEntry::doctor).toList();
    Map<DoctorId, Agenda> published =
        agendas.find(doctors).stream().collect(Collectors.toMap(Agenda::doctor, agenda -> agenda));
    Map<DoctorId, Slot> firstFree = firstFree(published.values(), now);
    List<Replacement> replacements =
        stale.stream()
            .map(
                entry ->
                    replacement(
                        entry,
                        Optional.ofNullable(published.get(entry.doctor())),
                        Optional.ofNullable(firstFree.get(entry.doctor())),
                        now))
            .toList();
    for (int i = 0; i < replacements.size(); i += WRITTEN_AT_ONCE) {
      List<Replacement> some =
          replacements.subList(i, Math.min(i + WRITTEN_AT_ONCE, replacements.size()));
      unitOfWork.run(() -> index.replace(some));
    }
    return stale.size();
  }

  private static Replacement replacement(
      StaleEntry entry, Optional<Agenda> agenda, Optional<Slot> next, Instant now) {
    return new Replacement(
        entry,
        next.map(Slot::startsAt),
        agenda.map(found -> holdsUntil(found, next, now)).orElse(Instant.MAX));
  }

  /** Searches some days of all doctors at once, then the next days of those who are booked up. */
  private Map<DoctorId, Slot> firstFree(Collection<Agenda> published, Instant now) {
    Map<DoctorId, Slot> firstFree = new HashMap<>();
    int longest = 0;
    for (Agenda agenda : published) {
      longest = Math.max(longest, agenda.template().horizon().days());
    }
    for (int day = 0; day <= longest; day += DAYS_AT_ONCE) {
      Map<DoctorId, List<Slot>> offered = new HashMap<>();
      for (Agenda agenda : published) {
        if (!firstFree.containsKey(agenda.doctor())) {
          LocalDate from = agenda.localDate(now).plusDays(day);
          List<Slot> slots = agenda.offers(from, from.plusDays(DAYS_AT_ONCE - 1L), now);
          if (!slots.isEmpty()) {
            offered.put(agenda.doctor(), slots);
          }
        }
      }
      Map<DoctorId, List<HeldSlot>> held = held(offered, now);
      offered.forEach(
          (doctor, slots) ->
              FreeSlots.without(slots, held.getOrDefault(doctor, List.of())).stream()
                  .findFirst()
                  .ifPresent(slot -> firstFree.put(doctor, slot)));
    }
    return firstFree;
  }

  private Map<DoctorId, List<HeldSlot>> held(Map<DoctorId, List<Slot>> offered, Instant now) {
    List<Slot> all = offered.values().stream().flatMap(List::stream).sorted().toList();
    return all.isEmpty()
        ? Map.of()
        : appointments.occupied(
            offered.keySet(), all.get(0).startsAt(), all.get(all.size() - 1).endsAt(), now);
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
