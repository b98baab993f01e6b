package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Transition;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A doctor's consulting hours, from whose {@linkplain AgendaTemplate template} slots are computed.
 *
 * <p>Slots tile each window from its start, every 50 minutes, as long as they fit. In a gap of
 * daylight saving time a window's edge is the transition; an ambiguous start is the earlier
 * instant, an ambiguous end the later; windows that touch on the wall clock also touch in time, the
 * later one beginning where the earlier ends.
 */
public final class Agenda {

  private final DoctorId doctor;
  private final AgendaTemplate template;
  private final long version;

  private final ZoneId zone;
  private final WindowCalendar calendar;

  private Agenda(DoctorId doctor, AgendaTemplate template, long version) {
    this.doctor = Objects.requireNonNull(doctor);
    this.template = Objects.requireNonNull(template);
    this.version = version;
    this.zone = template.zone().zoneId();
    this.calendar = new WindowCalendar(template.weekly(), template.overrides());
  }

  /**
   * The agenda of a doctor who has published none: nothing is offered.
   *
   * @param doctor whose agenda it is
   * @param zone the region it starts out with
   */
  public static Agenda empty(DoctorId doctor, ZoneRegion zone) {
    return new Agenda(doctor, AgendaTemplate.empty(zone), 0);
  }

  /**
   * An agenda as a store kept it.
   *
   * @param doctor whose agenda it is
   * @param template what was published
   * @param version how often it was published; 0 is never
   */
  public static Agenda restore(DoctorId doctor, AgendaTemplate template, long version) {
    return new Agenda(doctor, template, version);
  }

  /**
   * Replaces the template. Appointments that were booked on the old one keep their time. Overrides
   * of dates that have passed are forgotten.
   *
   * @param replacement the new template
   * @param now when it is published
   * @throws DomainException with {@link SchedulingViolation.TooManyOverrides} or {@link
   *     SchedulingViolation.OverrideOverlaps}
   */
  public Transition<Agenda, AgendaPublished> publish(AgendaTemplate replacement, Instant now) {
    AgendaTemplate ahead = replacement.from(LocalDate.ofInstant(now, replacement.zone().zoneId()));
    return new Transition<>(
        new Agenda(doctor, ahead, version + 1), new AgendaPublished(doctor, now));
  }

  /**
   * The slots that the template has on some dates, in order, booked or not, whatever the notice and
   * the horizon.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
   */
  public List<Slot> slots(LocalDate from, LocalDate to) {
    List<Slot> slots = new ArrayList<>();
    Instant free = Instant.MIN;
    for (LocalDate date = from.minusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
      for (Window window : calendar.startingOn(date)) {
        Instant start = later(free, earliest(date.atTime(window.start())));
        Instant end = latest(window.endDate(date).atTime(window.end()));
        for (Slot slot = new Slot(start); !slot.endsAt().isAfter(end); slot = next(slot)) {
          LocalDate startDate = localDate(slot.startsAt());
          if (!startDate.isBefore(from) && !startDate.isAfter(to)) {
            slots.add(slot);
          }
        }
        free = later(free, end);
      }
    }
    return slots;
  }

  /**
   * The slots that can be asked for now, as far as the template goes: on the grid, not started,
   * with enough notice, within the horizon. Some of them may be taken.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
   * @param now the present
   */
  public List<Slot> offers(LocalDate from, LocalDate to, Instant now) {
    LocalDate today = localDate(now);
    LocalDate last = template.horizon().lastDate(today);
    LocalDate first = from.isBefore(today) ? today : from;
    LocalDate end = to.isAfter(last) ? last : to;
    if (first.isAfter(end)) {
      return List.of();
    }
    return slots(first, end).stream().filter(slot -> inTime(slot, now)).toList();
  }

  /**
   * Whether the slot is one of those {@linkplain #offers(LocalDate, LocalDate, Instant) offered}
   * now.
   *
   * @param slot a slot someone asks for
   * @param now the present
   */
  public boolean offers(Slot slot, Instant now) {
    LocalDate date = localDate(slot.startsAt());
    return offers(date, date, now).contains(slot);
  }

  private boolean inTime(Slot slot, Instant now) {
    return slot.startsAt().isAfter(now) && template.minimumNotice().isGivenFor(slot, now);
  }

  /**
   * The date on the doctor's calendar.
   *
   * @param instant any
   */
  public LocalDate localDate(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private Instant earliest(LocalDateTime local) {
    return instant(local, 0);
  }

  private Instant latest(LocalDateTime local) {
    return instant(local, 1);
  }

  private Instant instant(LocalDateTime local, int whichOffset) {
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return local.toInstant(offsets.get(Math.min(whichOffset, offsets.size() - 1)));
  }

  private static Slot next(Slot slot) {
    return new Slot(slot.endsAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whose agenda it is. */
  public DoctorId doctor() {
    return doctor;
  }

  /** What the doctor published last. */
  public AgendaTemplate template() {
    return template;
  }

  /** How often it was published; 0 is never. */
  public long version() {
    return version;
  }
}
