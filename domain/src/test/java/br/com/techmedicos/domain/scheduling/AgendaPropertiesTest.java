package br.com.techmedicos.domain.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the slots of any agenda, on any day, whatever the clocks do. */
class AgendaPropertiesTest {

  private static final int MINUTES_A_DAY = 24 * 60;
  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

  /** Weeks of January, July, and of all changes of São Paulo's clocks around 2018. */
  private static final List<LocalDate> DAYS =
      List.of(
          LocalDate.of(2017, 10, 12),
          LocalDate.of(2018, 2, 15),
          LocalDate.of(2018, 10, 18),
          LocalDate.of(2018, 11, 1),
          LocalDate.of(2019, 2, 14),
          LocalDate.of(2026, 7, 1),
          LocalDate.of(2027, 1, 1));

  @Property(tries = 300)
  void slots_come_in_order_and_never_overlap(
      @ForAll("templates") SampleTemplate template, @ForAll("days") LocalDate day) {
    List<Slot> slots = template.agenda().slots(day, day.plusDays(9));

    for (int i = 1; i < slots.size(); i++) {
      assertThat(slots.get(i).startsAt()).isAfterOrEqualTo(slots.get(i - 1).endsAt());
    }
  }

  @Property(tries = 300)
  void every_slot_lies_in_a_window_and_starts_on_a_date_that_was_asked_for(
      @ForAll("templates") SampleTemplate template, @ForAll("days") LocalDate day) {
    List<Stretch> windows = windows(template, day.minusDays(1), day.plusDays(9));

    for (Slot slot : template.agenda().slots(day, day.plusDays(9))) {
      assertThat(windows).anyMatch(window -> window.contains(slot));
      assertThat(LocalDate.ofInstant(slot.startsAt(), template.zone().zoneId()))
          .isBetween(day, day.plusDays(9));
    }
  }

  @Property(tries = 300)
  void no_window_has_room_for_another_slot(
      @ForAll("templates") SampleTemplate template, @ForAll("days") LocalDate day) {
    List<Slot> slots = template.agenda().slots(day.minusDays(2), day.plusDays(11));

    for (Stretch window : windows(template, day, day.plusDays(9))) {
      Instant free = window.start();
      for (Slot slot : slots) {
        if (slot.endsAt().isAfter(free) && slot.startsAt().isBefore(window.end())) {
          assertThat(Duration.between(free, slot.startsAt())).isLessThan(Slot.LENGTH);
          free = slot.endsAt();
        }
      }
      assertThat(Duration.between(free, window.end())).isLessThan(Slot.LENGTH);
    }
  }

  @Property(tries = 300)
  void where_the_clocks_do_not_change_slots_tile_every_window_from_its_start(
      @ForAll("templates") SampleTemplate template) {
    LocalDate day = LocalDate.of(2026, 7, 1); // no zone of ours has changed its clocks since 2019

    List<Slot> tiles = new ArrayList<>();
    for (Stretch window : windows(template, day.minusDays(1), day.plusDays(9))) {
      Slot slot = new Slot(window.start());
      while (window.contains(slot)) {
        tiles.add(slot);
        slot = new Slot(slot.endsAt());
      }
    }
    tiles.removeIf(
        slot -> {
          LocalDate date = LocalDate.ofInstant(slot.startsAt(), template.zone().zoneId());
          return date.isBefore(day) || date.isAfter(day.plusDays(9));
        });
    assertThat(template.agenda().slots(day, day.plusDays(9))).isEqualTo(tiles);
  }

  @Property(tries = 200)
  void the_slots_of_many_dates_are_those_of_each(
      @ForAll("templates") SampleTemplate template, @ForAll("days") LocalDate day) {
    Agenda agenda = template.agenda();

    List<Slot> eachByItself =
        Stream.iterate(day, date -> date.plusDays(1))
            .limit(10)
            .flatMap(date -> agenda.slots(date, date).stream())
            .toList();

    assertThat(agenda.slots(day, day.plusDays(9))).isEqualTo(eachByItself);
  }

  @Property(tries = 200)
  void a_slot_can_be_booked_exactly_if_it_is_offered(
      @ForAll("templates") SampleTemplate template,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 0, max = 3 * MINUTES_A_DAY) int minutes,
      @ForAll @IntRange(min = 0, max = 4) int noticeHours,
      @ForAll @IntRange(min = 1, max = 5) int horizonDays) {
    Agenda agenda = template.notice(Duration.ofHours(noticeHours)).horizon(horizonDays).agenda();
    Instant now = day.atStartOfDay(template.zone().zoneId()).toInstant().plusSeconds(60L * minutes);

    Set<Slot> offered = new HashSet<>(agenda.offers(day.minusDays(2), day.plusDays(12), now));
    List<Slot> candidates = new ArrayList<>(agenda.slots(day.minusDays(2), day.plusDays(12)));
    for (int i = -20; i < 20; i++) {
      candidates.add(new Slot(now.plus(Duration.ofMinutes(25L * i))));
    }
    for (Slot slot : candidates) {
      boolean isOffered = offered.contains(slot);
      assertThat(mayBeBooked(agenda, slot, now)).isEqualTo(isOffered);
      assertThat(agenda.offers(slot, now)).isEqualTo(isOffered);
    }
  }

  @Property(tries = 200)
  void the_order_in_which_windows_are_given_does_not_matter(
      @ForAll("templates") SampleTemplate template, @ForAll("days") LocalDate day) {
    List<WeeklyWindow> backwards = new ArrayList<>(template.weekly());
    Collections.reverse(backwards);

    assertThat(template.weekly(backwards).agenda().slots(day, day.plusDays(9)))
        .isEqualTo(template.agenda().slots(day, day.plusDays(9)));
  }

  @Property(tries = 200)
  void publishing_the_same_again_changes_nothing_that_is_offered(
      @ForAll("templates") SampleTemplate template,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 0, max = 9 * MINUTES_A_DAY) int minutes) {
    Agenda before = published(template);
    Instant now = day.atStartOfDay(template.zone().zoneId()).toInstant().plusSeconds(60L * minutes);

    Agenda again = before.publish(before.template(), now).aggregate();

    assertThat(again.offers(day, day.plusDays(12), now))
        .isEqualTo(before.offers(day, day.plusDays(12), now));
  }

  @Property(tries = 200)
  void an_edit_that_only_removes_what_has_passed_is_taken(
      @ForAll("templates") SampleTemplate template,
      @ForAll("days") LocalDate day,
      @ForAll @IntRange(min = 0, max = 12 * MINUTES_A_DAY) int minutes) {
    Agenda before = published(template);
    Instant now = day.atStartOfDay(template.zone().zoneId()).toInstant().plusSeconds(60L * minutes);
    LocalDate today = LocalDate.ofInstant(now, template.zone().zoneId());

    for (DateOverride removed : template.overrides()) {
      if (removed.date().isBefore(today)) {
        List<DateOverride> others = new ArrayList<>(template.overrides());
        others.remove(removed);
        assertThat(
                before.publish(template.overriding(others).template(), now).aggregate().version())
            .isEqualTo(2);
      }
    }
  }

  private static Agenda published(SampleTemplate template) {
    return Agenda.empty(SampleTemplate.DOCTOR, template.zone())
        .publish(template.template(), Instant.EPOCH)
        .aggregate();
  }

  private static boolean mayBeBooked(Agenda agenda, Slot slot, Instant now) {
    try {
      BookingPolicy.standard()
          .check(
              new BookingRequest(
                  VerificationStatus.VERIFIED, agenda, slot, Requester.UNLIMITED, now));
      return true;
    } catch (DomainException refusal) {
      return false;
    }
  }

  /** From one instant to another. */
  private record Stretch(Instant start, Instant end) {

    boolean contains(Slot slot) {
      return !slot.startsAt().isBefore(start) && !slot.endsAt().isAfter(end);
    }
  }

  /** The windows that start on some dates, by the letter of the rules. */
  private static List<Stretch> windows(SampleTemplate template, LocalDate from, LocalDate to) {
    List<Stretch> stretches = new ArrayList<>();
    for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
      LocalDate day = date;
      List<Window> windows =
          template.overrides().stream()
              .filter(override -> override.date().equals(day))
              .findFirst()
              .map(DateOverride::windows)
              .orElseGet(
                  () ->
                      template.weekly().stream()
                          .filter(window -> window.day() == day.getDayOfWeek())
                          .map(WeeklyWindow::window)
                          .toList());
      windows.stream()
          .map(window -> stretch(template.zone().zoneId(), day, window))
          .sorted(Comparator.comparing(Stretch::start))
          .forEach(stretches::add);
    }
    return stretches;
  }

  private static Stretch stretch(ZoneId zone, LocalDate date, Window window) {
    LocalDate endDate = window.end().isAfter(window.start()) ? date : date.plusDays(1);
    return new Stretch(
        instant(zone, date.atTime(window.start()), false),
        instant(zone, endDate.atTime(window.end()), true));
  }

  private static Instant instant(ZoneId zone, LocalDateTime local, boolean later) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    ZonedDateTime zoned = local.atZone(zone);
    return (later ? zoned.withLaterOffsetAtOverlap() : zoned.withEarlierOffsetAtOverlap())
        .toInstant();
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.of(DAYS);
  }

  @Provide
  Arbitrary<SampleTemplate> templates() {
    return Combinators.combine(
            Arbitraries.of(
                "America/Sao_Paulo", "America/Manaus", "America/Rio_Branco", "America/Noronha"),
            weeks(),
            overriddenDates(),
            Arbitraries.of(DAYS))
        .as(AgendaPropertiesTest::template)
        .filter(AgendaPropertiesTest::isAnAgenda);
  }

  /** Marks in the minutes of a week; each is where a window starts, or the last one ends. */
  private static Arbitrary<List<Integer>> weeks() {
    return Arbitraries.integers()
        .between(0, MINUTES_A_WEEK / 5 - 1)
        .map(grain -> grain * 5)
        .set()
        .ofMinSize(0)
        .ofMaxSize(24)
        .map(marks -> marks.stream().sorted().toList());
  }

  private static Arbitrary<List<Integer>> overriddenDates() {
    return Arbitraries.integers().between(0, 9).set().ofMaxSize(3).map(List::copyOf);
  }

  private static SampleTemplate template(
      String zone, List<Integer> marks, List<Integer> overridden, LocalDate day) {
    SampleTemplate template = SampleTemplate.in(zone);
    for (int i = 0; i + 1 < marks.size(); i++) {
      int length = marks.get(i + 1) - marks.get(i);
      boolean gap = marks.get(i) % 3 == 0; // some windows touch, some do not
      if (!gap && length >= 50 && length < MINUTES_A_DAY) {
        template =
            template.every(
                DayOfWeek.of(marks.get(i) / MINUTES_A_DAY + 1),
                time(marks.get(i)) + "-" + time(marks.get(i + 1)));
      }
    }
    for (int offset : overridden) {
      LocalDate date = day.plusDays(offset);
      template =
          switch (offset % 3) {
            case 0 -> template.on(date);
            case 1 -> template.on(date, "08:00-11:25");
            default -> template.on(date, "22:35-01:20");
          };
    }
    return template;
  }

  private static LocalTime time(int minuteOfWeek) {
    return LocalTime.MIN.plusMinutes(minuteOfWeek);
  }

  /** Overrides may overlap what happened to be around them. */
  private static boolean isAnAgenda(SampleTemplate template) {
    try {
      published(template);
      return true;
    } catch (DomainException overlap) {
      return false;
    }
  }
}
