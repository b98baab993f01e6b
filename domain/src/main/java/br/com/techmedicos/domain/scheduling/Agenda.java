package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.DomainException;
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
import java.util.Optional;

/**
 * A doctor's consulting hours. Slots are computed from the {@linkplain AgendaTemplate template}.
 *
 * <p>Slots tile each window from its start, every 50 minutes, as long as they fit. If a window
 * starts or ends in a gap of daylight saving time, the transition is used instead. An ambiguous
 * start is the earlier instant, an ambiguous end the later one. Windows that touch on the wall
 * clock also touch in time: the later one begins where the earlier one ends.
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
   * Creates the agenda of a doctor who has published none: it offers no slots.
   *
   * @param doctor whose agenda it is
   * @param zone the region it starts out with
   */
  public static Agenda empty(DoctorId doctor, ZoneRegion zone) {
    return new Agenda(doctor, AgendaTemplate.empty(zone), 0);
  }

  /**
   * Restores a stored agenda.
   *
   * @param doctor whose agenda it is
   * @param version how often it was published; 0 is never
   */
  public static Agenda restore(DoctorId doctor, AgendaTemplate template, long version) {
    return new Agenda(doctor, template, version);
  }

  /**
   * Replaces the template. Appointments booked on the old template keep their time. Overrides of
   * dates that have passed are forgotten.
   *
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
   * Closes a day: no slot starts on it any more. A window that began the night before ends with its
   * last slot of that night. Appointments booked on the day keep their time.
   *
   * @param date a local date, today or later
   * @return the agenda with the day closed; nothing if it is closed already
   * @throws DomainException with {@link SchedulingViolation.DayOver} if the day has passed, or
   *     {@link SchedulingViolation.AgendaFull}
   */
  public Optional<Transition<Agenda, AgendaPublished>> close(LocalDate date, Instant now) {
    LocalDate today = localDate(now);
    if (date.isBefore(today)) {
      throw new DomainException(new SchedulingViolation.DayOver(date));
    }
    DateOverride closed = new DateOverride(date, List.of());
    if (template.overrides().contains(closed) && slots(date, date).isEmpty()) {
      return Optional.empty();
    }
    AgendaTemplate replacement = withoutNight(date.minusDays(1)).with(closed);
    if (replacement.hasTooManyOverrides(today)) {
      throw new DomainException(
          new SchedulingViolation.AgendaFull(AgendaTemplate.MAXIMUM_OVERRIDES));
    }
    return Optional.of(publish(replacement, now));
  }

  /** The template without the slots of a date's windows that start after its midnight. */
  private AgendaTemplate withoutNight(LocalDate date) {
    List<Window> windows = calendar.startingOn(date);
    List<Window> evening = windows.stream().map(Window::untilMidnight).toList();
    return evening.equals(windows) ? template : template.with(new DateOverride(date, evening));
  }

  /**
   * Returns all slots of the template on some dates, in order, including booked ones and regardless
   * of notice and horizon.
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
   * Returns the slots that the template offers now: not started, with enough notice and within the
   * horizon. Some of them may be taken.
   *
   * @param from the first local date of a slot's start
   * @param to the last one, included
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
   * Whether the slot is {@linkplain #offers(LocalDate, LocalDate, Instant) offered} now.
   *
   * @param slot a slot someone asks for
   */
  public boolean offers(Slot slot, Instant now) {
    LocalDate date = localDate(slot.startsAt());
    return offers(date, date, now).contains(slot);
  }

  private boolean inTime(Slot slot, Instant now) {
    return slot.startsAt().isAfter(now) && template.minimumNotice().isGivenFor(slot, now);
  }

  /** Returns the date on the doctor's calendar. */
  public LocalDate localDate(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** Returns when a date begins on the doctor's calendar. */
  public Instant startOfDay(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
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

  /** The doctor who owns the agenda. */
  public DoctorId doctor() {
    return doctor;
  }

  /** The template that the doctor published last. */
  public AgendaTemplate template() {
    return template;
  }

  /** How often the agenda was published; 0 if never. */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Agenda[of doctor " + doctor + " in " + zone + ", version " + version + "]";
  }
}
