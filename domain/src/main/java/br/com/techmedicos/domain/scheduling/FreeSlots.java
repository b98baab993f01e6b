package br.com.techmedicos.domain.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The free slots of a doctor on some dates: the offered ones without the taken ones.
 *
 * @param slots in order
 * @param holdsUntil the first instant at which time alone may change them, if nobody does anything:
 *     the notice for the first slot gets too short, a request expires and frees its slot, or a new
 *     day begins on the doctor's calendar, when the horizon moves on
 */
public record FreeSlots(List<Slot> slots, Instant holdsUntil) {

  public FreeSlots {
    slots = List.copyOf(slots);
    Objects.requireNonNull(holdsUntil);
  }

  /**
   * Returns the slots that an agenda offers now and no live appointment overlaps.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
   * @param appointments what may have taken them
   */
  public static FreeSlots of(
      Agenda agenda, LocalDate from, LocalDate to, Appointments appointments, Instant now) {
    List<Slot> offered = agenda.offers(from, to, now);
    List<HeldSlot> held = offered.isEmpty() ? List.of() : held(offered, agenda, appointments, now);
    List<Slot> free = without(offered, held);
    Instant holdsUntil = agenda.startOfDay(agenda.localDate(now).plusDays(1));
    if (!free.isEmpty()) {
      holdsUntil = earlier(holdsUntil, agenda.template().minimumNotice().lastChance(free.get(0)));
    }
    for (HeldSlot taken : held) {
      holdsUntil = earlier(holdsUntil, taken.until());
    }
    return new FreeSlots(free, holdsUntil);
  }

  private static List<HeldSlot> held(
      List<Slot> offered, Agenda agenda, Appointments appointments, Instant now) {
    Instant from = offered.get(0).startsAt();
    Instant to = offered.get(offered.size() - 1).endsAt();
    return appointments.occupied(agenda.doctor(), from, to, now);
  }

  /**
   * Returns the offered slots that no held one overlaps.
   *
   * @param offered in order
   * @param held in order
   */
  public static List<Slot> without(List<Slot> offered, List<HeldSlot> held) {
    List<Slot> free = new ArrayList<>(offered.size());
    int next = 0;
    for (Slot slot : offered) { // both lists are sorted and free of overlaps
      while (next < held.size() && !held.get(next).slot().endsAt().isAfter(slot.startsAt())) {
        next++;
      }
      if (next == held.size() || !held.get(next).slot().overlaps(slot)) {
        free.add(slot);
      }
    }
    return free;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
