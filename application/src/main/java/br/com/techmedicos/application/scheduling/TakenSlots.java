package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.SchedulingViolation;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The slots that this instance has seen taken within the last second. In a rush for a doctor, those
 * who come too late are refused from here, without the database.
 *
 * <p>A sighting ends at once when an appointment or the agenda of the doctor changes on this
 * instance, and after a second whatever happens elsewhere.
 */
final class TakenSlots {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /** The maximum number of doctors, and of slots of a doctor: together a few megabytes. */
  private static final int MOST = 256;

  /** The one asked for longest ago comes first. */
  private final Map<DoctorId, Sightings> doctors = new LinkedHashMap<>(MOST, 0.75f, true);

  /**
   * What is seen of one doctor until something of the doctor changes. To be had before the database
   * is read: what is added after a change counts for nobody.
   */
  static final class Sightings {

    private final Map<Slot, Instant> seen = new ConcurrentHashMap<>();

    /** Adds a slot, if it is offered and taken for a second yet. */
    void add(Appointment holder, Agenda agenda, Slot slot, Instant now) {
      Instant until = now.plus(KEPT);
      if (holder.asOf(until).status().live() && agenda.offers(slot, until)) {
        if (seen.size() >= MOST) {
          seen.clear();
        }
        seen.put(slot, now);
      }
    }
  }

  Sightings of(DoctorId doctor) {
    synchronized (doctors) {
      Sightings sightings = doctors.computeIfAbsent(doctor, unseen -> new Sightings());
      if (doctors.size() > MOST) {
        doctors.remove(doctors.keySet().iterator().next());
      }
      return sightings;
    }
  }

  /**
   * Checks what has been seen.
   *
   * @throws DomainException with {@link SchedulingViolation.SlotAlreadyTaken}
   */
  void requireUnseen(DoctorId doctor, Slot slot, Instant now) {
    Instant seen = seen(doctor, slot);
    if (seen != null && !now.isBefore(seen) && now.isBefore(seen.plus(KEPT))) {
      throw DomainException.untraced(
          new SchedulingViolation.SlotAlreadyTaken(doctor, slot.startsAt()));
    }
  }

  private @Nullable Instant seen(DoctorId doctor, Slot slot) {
    synchronized (doctors) {
      Sightings sightings = doctors.get(doctor);
      return sightings == null ? null : sightings.seen.get(slot);
    }
  }

  /** Ends the sightings of a doctor. */
  void forget(DoctorId doctor) {
    synchronized (doctors) {
      doctors.remove(doctor);
    }
  }
}
