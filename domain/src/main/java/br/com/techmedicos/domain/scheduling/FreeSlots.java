package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Computes the free slots: the offered ones without the taken ones. */
public final class FreeSlots {

  private FreeSlots() {}

  /**
   * Returns the offered slots that no live appointment overlaps.
   *
   * @param offered in order
   * @param appointments what may have taken them
   * @param doctor whose slots they are
   */
  public static List<Slot> of(
      List<Slot> offered, Appointments appointments, DoctorId doctor, Instant now) {
    if (offered.isEmpty()) {
      return List.of();
    }
    Instant from = offered.get(0).startsAt();
    Instant to = offered.get(offered.size() - 1).endsAt();
    return without(offered, appointments.occupied(doctor, from, to, now));
  }

  private static List<Slot> without(List<Slot> offered, List<Slot> occupied) {
    List<Slot> free = new ArrayList<>(offered.size());
    int next = 0;
    for (Slot slot : offered) { // both lists are sorted and free of overlaps
      while (next < occupied.size() && !occupied.get(next).endsAt().isAfter(slot.startsAt())) {
        next++;
      }
      if (next == occupied.size() || !occupied.get(next).overlaps(slot)) {
        free.add(slot);
      }
    }
    return free;
  }
}
