package br.com.techmedicos.domain.scheduling;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.scheduling.SampleTemplate.slot;
import static br.com.techmedicos.domain.scheduling.SampleTemplate.window;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgendaTest {

  private static final LocalDate MONDAY_23 = LocalDate.of(2026, 11, 23);
  private static final LocalDate TUESDAY_24 = LocalDate.of(2026, 11, 24);
  private static final LocalDate WEDNESDAY_25 = LocalDate.of(2026, 11, 25);

  private static SampleTemplate saoPaulo() {
    return SampleTemplate.in("America/Sao_Paulo");
  }

  private static List<Slot> slots(SampleTemplate template, LocalDate from, LocalDate to) {
    return template.agenda().slots(from, to);
  }

  private static List<Slot> slots(SampleTemplate template, LocalDate date) {
    return slots(template, date, date);
  }

  private static List<LocalDateTime> localStarts(SampleTemplate template, LocalDate date) {
    return slots(template, date).stream()
        .map(slot -> LocalDateTime.ofInstant(slot.startsAt(), template.zone().zoneId()))
        .toList();
  }

  @Nested
  class Slots {

    @Test
    void tile_a_window_from_its_start_as_long_as_they_fit() {
      assertThat(slots(saoPaulo().every(MONDAY, "08:00-11:00"), MONDAY_23))
          .containsExactly(
              slot("2026-11-23T11:00:00Z"),
              slot("2026-11-23T11:50:00Z"),
              slot("2026-11-23T12:40:00Z"));
    }

    @Test
    void may_end_with_the_window_to_the_minute() {
      assertThat(slots(saoPaulo().every(MONDAY, "08:00-09:40"), MONDAY_23)).hasSize(2);
      assertThat(slots(saoPaulo().every(MONDAY, "08:00-09:35"), MONDAY_23)).hasSize(1);
      assertThat(slots(saoPaulo().every(MONDAY, "08:00-08:50"), MONDAY_23)).hasSize(1);
    }

    @Test
    void start_afresh_with_every_window() {
      assertThat(slots(saoPaulo().every(MONDAY, "08:00-09:30", "09:30-10:20"), MONDAY_23))
          .containsExactly(slot("2026-11-23T11:00:00Z"), slot("2026-11-23T12:30:00Z"));
    }

    @Test
    void come_every_week_and_on_no_other_day() {
      SampleTemplate mondays = saoPaulo().every(MONDAY, "08:00-08:50");

      assertThat(slots(mondays, MONDAY_23.minusDays(6), MONDAY_23.plusDays(8)))
          .containsExactly(slot("2026-11-23T11:00:00Z"), slot("2026-11-30T11:00:00Z"));
    }

    @Test
    void come_in_order_whatever_order_the_windows_were_given_in() {
      SampleTemplate template =
          saoPaulo()
              .every(TUESDAY, "14:00-14:50", "08:00-08:50")
              .every(MONDAY, "08:00-08:50")
              .on(WEDNESDAY_25, "10:00-10:50", "09:00-09:50");

      assertThat(slots(template, MONDAY_23, WEDNESDAY_25)).isSorted().hasSize(5);
    }

    @Test
    void of_an_empty_agenda_are_none() {
      Agenda empty = Agenda.empty(SampleTemplate.DOCTOR, new ZoneRegion("America/Manaus"));

      assertThat(empty.slots(MONDAY_23, MONDAY_23.plusDays(30))).isEmpty();
      assertThat(empty.version()).isZero();
      assertThat(empty.template().zone()).isEqualTo(new ZoneRegion("America/Manaus"));
    }

    @ParameterizedTest
    @CsvSource({
      "America/Noronha,    2026-11-23T10:00:00Z",
      "America/Sao_Paulo,  2026-11-23T11:00:00Z",
      "America/Manaus,     2026-11-23T12:00:00Z",
      "America/Rio_Branco, 2026-11-23T13:00:00Z"
    })
    void start_by_the_clock_of_the_agendas_zone(String zone, String eightOClock) {
      assertThat(slots(SampleTemplate.in(zone).every(MONDAY, "08:00-08:50"), MONDAY_23))
          .containsExactly(slot(eightOClock));
    }
  }

  @Nested
  class OverMidnight {

    @Test
    void a_window_that_ends_at_midnight_is_whole() {
      assertThat(slots(saoPaulo().every(MONDAY, "22:20-00:00"), MONDAY_23))
          .containsExactly(slot("2026-11-24T01:20:00Z"), slot("2026-11-24T02:10:00Z"));
    }

    @Test
    void slots_belong_to_the_date_that_they_start_on() {
      SampleTemplate night = saoPaulo().every(MONDAY, "23:00-02:00");

      assertThat(slots(night, MONDAY_23))
          .containsExactly(slot("2026-11-24T02:00:00Z"), slot("2026-11-24T02:50:00Z"));
      assertThat(slots(night, TUESDAY_24)).containsExactly(slot("2026-11-24T03:40:00Z"));
      assertThat(slots(night, WEDNESDAY_25)).isEmpty();
    }

    @Test
    void a_window_may_last_almost_a_day() {
      List<Slot> slots = slots(saoPaulo().every(MONDAY, "12:00-11:55"), MONDAY_23, TUESDAY_24);

      assertThat(slots).hasSize(28); // 23 h 55 min
      assertThat(slots.get(27)).isEqualTo(slot("2026-11-24T13:30:00Z"));
    }

    @Test
    void sunday_night_may_touch_monday_morning() {
      SampleTemplate template =
          saoPaulo().every(SUNDAY, "23:00-01:30").every(MONDAY, "01:30-02:20");

      assertThat(localStarts(template, MONDAY_23))
          .containsExactly(
              MONDAY_23.atTime(0, 40), // of Sunday night
              MONDAY_23.atTime(1, 30));
    }
  }

  @Nested
  class Overrides {

    @Test
    void replace_the_windows_that_start_on_their_date() {
      SampleTemplate template =
          saoPaulo().every(MONDAY, "08:00-09:40").on(MONDAY_23, "14:00-14:50");

      assertThat(localStarts(template, MONDAY_23)).containsExactly(MONDAY_23.atTime(14, 0));
      assertThat(slots(template, MONDAY_23.plusDays(7))).hasSize(2);
    }

    @Test
    void without_windows_are_days_off() {
      SampleTemplate template = saoPaulo().everyDay("08:00-08:50").on(TUESDAY_24);

      assertThat(slots(template, MONDAY_23, WEDNESDAY_25))
          .containsExactly(slot("2026-11-23T11:00:00Z"), slot("2026-11-25T11:00:00Z"));
    }

    @Test
    void leave_the_tail_of_the_night_before() {
      SampleTemplate template = saoPaulo().everyDay("23:00-02:00").on(TUESDAY_24);

      assertThat(localStarts(template, TUESDAY_24)).containsExactly(TUESDAY_24.atTime(0, 40));
      assertThat(localStarts(template, WEDNESDAY_25))
          .containsExactly(WEDNESDAY_25.atTime(23, 0), WEDNESDAY_25.atTime(23, 50));
    }

    @Test
    void of_the_night_before_take_their_own_tail_along() {
      SampleTemplate template =
          saoPaulo().everyDay("23:00-02:00").on(MONDAY_23, "08:00-08:50").on(TUESDAY_24);

      assertThat(slots(template, TUESDAY_24)).isEmpty();
    }

    @Test
    void may_open_a_day_that_has_no_weekly_window() {
      assertThat(slots(saoPaulo().on(WEDNESDAY_25, "08:00-09:40"), WEDNESDAY_25)).hasSize(2);
    }
  }

  /** São Paulo's clocks changed on 18 February 2018 (back) and 4 November 2018 (forward). */
  @Nested
  class SummerTime {

    private static final LocalDate LAST_DAY_OF_SUMMER_TIME = LocalDate.of(2018, 2, 17);
    private static final LocalDate FIRST_DAY_OF_WINTER_TIME = LocalDate.of(2018, 2, 18);
    private static final LocalDate EVE = LocalDate.of(2018, 11, 3);
    private static final LocalDate FIRST_DAY_OF_SUMMER_TIME = LocalDate.of(2018, 11, 4);

    @Test
    void the_same_wall_clock_is_another_instant_after_the_change() {
      SampleTemplate template = saoPaulo().everyDay("08:00-08:50");

      assertThat(slots(template, LAST_DAY_OF_SUMMER_TIME, FIRST_DAY_OF_WINTER_TIME))
          .containsExactly(slot("2018-02-17T10:00:00Z"), slot("2018-02-18T11:00:00Z"));
      assertThat(slots(template, EVE, FIRST_DAY_OF_SUMMER_TIME))
          .containsExactly(slot("2018-11-03T11:00:00Z"), slot("2018-11-04T10:00:00Z"));
    }

    @Test
    void october_2018_did_not_change_the_clocks_as_the_years_before_did() {
      SampleTemplate template = saoPaulo().everyDay("08:00-08:50");

      assertThat(slots(template, LocalDate.of(2018, 10, 21)))
          .containsExactly(slot("2018-10-21T11:00:00Z"));
      assertThat(slots(template, LocalDate.of(2017, 10, 14), LocalDate.of(2017, 10, 15)))
          .containsExactly(slot("2017-10-14T11:00:00Z"), slot("2017-10-15T10:00:00Z"));
    }

    @Test
    void a_night_over_the_skipped_hour_is_an_hour_shorter() {
      // 00:00 becomes 01:00, so that 22:30 to 02:00 is two and a half hours: 3 slots, not 4
      assertThat(slots(saoPaulo().every(SATURDAY, "22:30-02:00"), EVE, FIRST_DAY_OF_SUMMER_TIME))
          .containsExactly(
              slot("2018-11-04T01:30:00Z"),
              slot("2018-11-04T02:20:00Z"),
              slot("2018-11-04T03:10:00Z"));
    }

    @Test
    void a_night_over_the_repeated_hour_is_an_hour_longer() {
      // 00:00 becomes 23:00, so that 22:30 to 01:00 is three and a half hours: 4 slots, not 3
      assertThat(
              slots(
                  saoPaulo().every(SATURDAY, "22:30-01:00"),
                  LAST_DAY_OF_SUMMER_TIME,
                  FIRST_DAY_OF_WINTER_TIME))
          .containsExactly(
              slot("2018-02-18T00:30:00Z"),
              slot("2018-02-18T01:20:00Z"),
              slot("2018-02-18T02:10:00Z"),
              slot("2018-02-18T03:00:00Z"));
    }

    @Test
    void an_edge_in_the_skipped_hour_is_the_change_itself() {
      // the change is at 03:00Z, when 00:00 in winter time becomes 01:00 in summer time
      assertThat(slots(saoPaulo().every(SUNDAY, "00:30-02:40"), FIRST_DAY_OF_SUMMER_TIME))
          .containsExactly(slot("2018-11-04T03:00:00Z"), slot("2018-11-04T03:50:00Z"));
      assertThat(slots(saoPaulo().every(SATURDAY, "22:20-00:30"), EVE))
          .containsExactly(slot("2018-11-04T01:20:00Z"), slot("2018-11-04T02:10:00Z"));
    }

    @Test
    void a_window_inside_the_skipped_hour_has_no_slot() {
      assertThat(slots(saoPaulo().every(SUNDAY, "00:05-00:55"), FIRST_DAY_OF_SUMMER_TIME))
          .isEmpty();
    }

    @Test
    void a_start_in_the_repeated_hour_is_the_earlier_instant() {
      // 23:10 is 01:10Z in summer time, and 02:10Z again in winter time
      assertThat(
              slots(
                  saoPaulo().every(SATURDAY, "23:10-00:00"),
                  LAST_DAY_OF_SUMMER_TIME,
                  FIRST_DAY_OF_WINTER_TIME))
          .startsWith(slot("2018-02-18T01:10:00Z"))
          .containsExactly(slot("2018-02-18T01:10:00Z"), slot("2018-02-18T02:00:00Z"));
    }

    @Test
    void an_end_in_the_repeated_hour_is_the_later_instant() {
      // 22:00 is 00:00Z; 23:40 is 01:40Z in summer time, and 02:40Z again in winter time
      assertThat(slots(saoPaulo().every(SATURDAY, "22:00-23:40"), LAST_DAY_OF_SUMMER_TIME))
          .containsExactly(
              slot("2018-02-18T00:00:00Z"),
              slot("2018-02-18T00:50:00Z"),
              slot("2018-02-18T01:40:00Z"));
    }

    @Test
    void windows_that_touch_in_the_repeated_hour_do_not_offer_it_twice() {
      assertThat(
              slots(
                  saoPaulo().every(SATURDAY, "22:00-23:20", "23:20-00:40"),
                  LAST_DAY_OF_SUMMER_TIME))
          .containsExactly(
              slot("2018-02-18T00:00:00Z"),
              slot("2018-02-18T00:50:00Z"),
              slot("2018-02-18T02:20:00Z"));
    }

    @Test
    void a_slot_that_runs_over_the_change_takes_fifty_minutes_all_the_same() {
      Slot slot = slots(saoPaulo().every(SATURDAY, "23:30-01:20"), EVE).get(0);

      assertThat(slot).isEqualTo(slot("2018-11-04T02:30:00Z"));
      assertThat(Duration.between(slot.startsAt(), slot.endsAt()))
          .isEqualTo(Duration.ofMinutes(50));
      assertThat(LocalTime.ofInstant(slot.endsAt(), ZoneId.of("America/Sao_Paulo")))
          .isEqualTo(LocalTime.of(1, 20));
    }

    @Test
    void zones_without_summer_time_are_not_touched() {
      for (String zone : List.of("America/Manaus", "America/Rio_Branco", "America/Noronha")) {
        SampleTemplate template = SampleTemplate.in(zone).everyDay("22:30-02:00");
        assertThat(localStarts(template, FIRST_DAY_OF_SUMMER_TIME))
            .as(zone)
            .isEqualTo(
                localStarts(template, EVE).stream().map(start -> start.plusDays(1)).toList());
      }
    }
  }

  @Nested
  class Offers {

    private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

    private final SampleTemplate daily = saoPaulo().everyDay("08:00-12:10", "13:00-13:50");

    private List<Slot> offers(SampleTemplate template, Instant now) {
      return template.agenda().offers(MONDAY_23.minusDays(3), MONDAY_23.plusDays(400), now);
    }

    @Test
    void leave_out_what_has_started() {
      Instant elevenTwenty = Instant.parse("2026-11-23T14:20:00Z");

      assertThat(offers(daily, elevenTwenty)).startsWith(slot("2026-11-23T16:00:00Z"));
      assertThat(offers(daily, elevenTwenty.minusNanos(1)))
          .startsWith(slot("2026-11-23T14:20:00Z"));
    }

    @Test
    void give_the_doctor_notice_to_the_nanosecond() {
      SampleTemplate anHour = daily.notice(Duration.ofHours(1));

      assertThat(offers(anHour, NOON)).startsWith(slot("2026-11-23T16:00:00Z"));
      assertThat(offers(anHour, NOON.plusNanos(1))).startsWith(slot("2026-11-24T11:00:00Z"));
    }

    @Test
    void reach_to_the_last_day_of_the_horizon() {
      assertThat(offers(daily.horizon(1), NOON)).endsWith(slot("2026-11-24T16:00:00Z"));
      assertThat(offers(daily.horizon(365), NOON)).endsWith(slot("2027-11-23T16:00:00Z"));
    }

    @Test
    void count_the_days_of_the_horizon_on_the_doctors_calendar() {
      SampleTemplate rioBranco = SampleTemplate.in("America/Rio_Branco").everyDay("08:00-08:50");
      Instant alreadyTuesdayInUtc = Instant.parse("2026-11-24T04:59:59Z");

      assertThat(offers(rioBranco.horizon(1), alreadyTuesdayInUtc))
          .containsExactly(slot("2026-11-24T13:00:00Z"));
      assertThat(offers(rioBranco.horizon(1), alreadyTuesdayInUtc.plusSeconds(1)))
          .containsExactly(slot("2026-11-24T13:00:00Z"), slot("2026-11-25T13:00:00Z"));
    }

    @Test
    void keep_to_the_dates_that_are_asked_for() {
      Agenda agenda = daily.agenda();

      assertThat(agenda.offers(TUESDAY_24, TUESDAY_24, NOON))
          .isEqualTo(agenda.slots(TUESDAY_24, TUESDAY_24));
      assertThat(agenda.offers(TUESDAY_24, MONDAY_23, NOON)).isEmpty();
      assertThat(agenda.offers(MONDAY_23.minusDays(9), MONDAY_23.minusDays(1), NOON)).isEmpty();
    }

    @Test
    void answer_a_range_of_a_million_years_at_once() {
      Agenda agenda = daily.horizon(1).agenda();

      assertThat(agenda.offers(LocalDate.of(-500_000, 1, 1), LocalDate.of(500_000, 1, 1), NOON))
          .hasSize(1 + 6);
    }

    @Test
    void contain_a_slot_only_if_it_starts_on_the_grid() {
      Agenda agenda = daily.agenda();

      assertThat(agenda.offers(slot("2026-11-23T16:00:00Z"), NOON)).isTrue();
      assertThat(agenda.offers(slot("2026-11-23T16:05:00Z"), NOON)).isFalse();
      assertThat(agenda.offers(slot("2026-11-23T16:00:00.000000001Z"), NOON)).isFalse();
      assertThat(agenda.offers(slot("2026-11-23T14:20:00Z"), NOON)).isFalse();
    }
  }

  @Nested
  class Publishing {

    private final Agenda empty =
        Agenda.empty(SampleTemplate.DOCTOR, new ZoneRegion("America/Sao_Paulo"));
    private final Instant now = Instant.parse("2026-11-23T15:00:00Z");

    private Agenda publish(SampleTemplate template) {
      return empty.publish(template.template(), now).aggregate();
    }

    @Test
    void replaces_everything_but_the_doctor_and_counts_a_version() {
      SampleTemplate template =
          SampleTemplate.in("America/Manaus")
              .every(FRIDAY, "08:00-12:00")
              .every(MONDAY, "08:00-12:00")
              .on(WEDNESDAY_25, "13:00-14:00", "08:00-09:00")
              .on(TUESDAY_24)
              .notice(Duration.ofMinutes(90))
              .horizon(45);

      Agenda agenda = publish(template);

      assertThat(agenda.doctor()).isEqualTo(SampleTemplate.DOCTOR);
      assertThat(agenda.template().zone()).isEqualTo(new ZoneRegion("America/Manaus"));
      assertThat(agenda.template().minimumNotice()).isEqualTo(MinimumNotice.ofMinutes(90));
      assertThat(agenda.template().horizon()).isEqualTo(new Horizon(45));
      assertThat(agenda.template().weekly())
          .containsExactly(
              new WeeklyWindow(MONDAY, window("08:00-12:00")),
              new WeeklyWindow(FRIDAY, window("08:00-12:00")));
      assertThat(agenda.template().overrides())
          .containsExactly(
              new DateOverride(TUESDAY_24, List.of()),
              new DateOverride(
                  WEDNESDAY_25, List.of(window("13:00-14:00"), window("08:00-09:00"))));
      assertThat(agenda.version()).isEqualTo(1);
    }

    @Test
    void tells_that_it_happened() {
      var event = empty.publish(empty.template(), now).event();

      assertThat(event).isEqualTo(new AgendaPublished(SampleTemplate.DOCTOR, now));
      assertThat(event.aggregateId()).isEqualTo(SampleTemplate.DOCTOR.value());
    }

    @Test
    void takes_windows_that_touch() {
      assertThatCode(
              () ->
                  publish(
                      saoPaulo()
                          .every(MONDAY, "08:00-09:00", "09:00-10:00")
                          .every(SUNDAY, "22:00-08:00")
                          .on(TUESDAY_24, "00:00-12:00", "12:00-00:00")
                          .every(WEDNESDAY, "00:00-01:00")))
          .doesNotThrowAnyException();
    }

    private static SchedulingViolation.WindowsOverlap overlap(
        DayOfWeek day, String first, DayOfWeek other, String second) {
      return new SchedulingViolation.WindowsOverlap(
          new WeeklyWindow(day, window(first)), new WeeklyWindow(other, window(second)));
    }

    @Test
    void refuses_windows_that_overlap_on_one_day() {
      assertRefused(
          overlap(MONDAY, "08:00-09:00", MONDAY, "08:55-10:00"),
          () -> publish(saoPaulo().every(MONDAY, "08:55-10:00", "08:00-09:00")));
    }

    @Test
    void refuses_the_same_window_twice() {
      assertRefused(
          overlap(MONDAY, "08:00-09:00", MONDAY, "08:00-09:00"),
          () -> publish(saoPaulo().every(MONDAY, "08:00-09:00", "08:00-09:00")));
    }

    @Test
    void refuses_a_night_that_reaches_into_the_next_day() {
      assertRefused(
          overlap(MONDAY, "23:00-01:05", TUESDAY, "01:00-02:00"),
          () -> publish(saoPaulo().every(MONDAY, "23:00-01:05").every(TUESDAY, "01:00-02:00")));
    }

    @Test
    void refuses_a_sunday_night_that_reaches_into_monday_morning() {
      assertRefused(
          overlap(SUNDAY, "23:00-01:05", MONDAY, "01:00-02:00"),
          () -> publish(saoPaulo().every(SUNDAY, "23:00-01:05").every(MONDAY, "01:00-02:00")));
    }

    @Test
    void takes_a_single_window_that_meets_itself_a_week_later() {
      assertThatCode(() -> publish(saoPaulo().every(MONDAY, "12:00-11:55")))
          .doesNotThrowAnyException();
    }

    @Test
    void refuses_overriding_windows_that_overlap() {
      assertRefused(
          new SchedulingViolation.OverrideOverlaps(TUESDAY_24, window("08:55-10:00")),
          () -> publish(saoPaulo().on(TUESDAY_24, "08:55-10:00", "08:00-09:00")));
    }

    @Test
    void refuses_an_override_that_overlaps_the_night_before() {
      assertRefused(
          new SchedulingViolation.OverrideOverlaps(TUESDAY_24, window("01:00-02:00")),
          () -> publish(saoPaulo().every(MONDAY, "23:00-01:05").on(TUESDAY_24, "01:00-02:00")));
    }

    @Test
    void refuses_an_override_that_reaches_into_the_next_day() {
      assertRefused(
          new SchedulingViolation.OverrideOverlaps(TUESDAY_24, window("01:00-02:00")),
          () -> publish(saoPaulo().every(WEDNESDAY, "01:00-02:00").on(TUESDAY_24, "23:00-01:05")));
    }

    @Test
    void takes_overrides_between_nights_that_they_touch() {
      assertThatCode(
              () ->
                  publish(
                      saoPaulo()
                          .every(MONDAY, "23:00-01:00")
                          .every(WEDNESDAY, "01:00-02:00")
                          .on(TUESDAY_24, "01:00-02:00", "23:00-01:00")))
          .doesNotThrowAnyException();
    }

    @Test
    void takes_days_off_before_after_and_between_days_with_windows() {
      assertThatCode(
              () -> publish(saoPaulo().everyDay("00:00-12:00").on(TUESDAY_24).on(WEDNESDAY_25)))
          .doesNotThrowAnyException();
    }

    @Test
    void takes_an_override_that_would_overlap_only_what_another_replaces() {
      assertThatCode(
              () ->
                  publish(
                      saoPaulo()
                          .every(WEDNESDAY, "01:00-02:00")
                          .on(TUESDAY_24, "23:00-03:00")
                          .on(WEDNESDAY_25, "03:00-04:00")))
          .doesNotThrowAnyException();
    }

    @Test
    void refuses_two_overrides_for_one_date() {
      assertRefused(
          new SchedulingViolation.DateOverriddenTwice(TUESDAY_24),
          () -> publish(saoPaulo().on(TUESDAY_24).on(TUESDAY_24, "08:00-09:00")));
    }

    @Test
    void takes_400_overrides_and_refuses_one_more() {
      SampleTemplate template = saoPaulo();
      List<DateOverride> overrides =
          IntStream.rangeClosed(0, AgendaTemplate.MAXIMUM_OVERRIDES)
              .mapToObj(i -> new DateOverride(TUESDAY_24.plusDays(i), List.of()))
              .toList();

      assertThat(
              publish(template.overriding(overrides.subList(0, AgendaTemplate.MAXIMUM_OVERRIDES)))
                  .template()
                  .overrides())
          .hasSize(400);
      assertRefused(
          new SchedulingViolation.TooManyOverrides(400),
          () -> publish(template.overriding(overrides)));
    }

    @Test
    void forgets_overrides_of_dates_that_have_passed_but_for_the_night_before() {
      SampleTemplate template =
          saoPaulo().on(MONDAY_23.minusDays(2)).on(MONDAY_23.minusDays(1)).on(MONDAY_23);

      assertThat(publish(template).template().overrides())
          .extracting(DateOverride::date)
          .containsExactly(MONDAY_23.minusDays(1), MONDAY_23);
    }

    @Test
    void knows_what_has_passed_by_the_clock_of_the_new_zone() {
      Instant midnight = Instant.parse("2026-11-24T03:30:00Z"); // 00:30 in São Paulo

      for (String zone : List.of("America/Sao_Paulo", "America/Manaus")) {
        SampleTemplate template = SampleTemplate.in(zone).on(MONDAY_23.minusDays(1));
        assertThat(empty.publish(template.template(), midnight).aggregate().template().overrides())
            .hasSize(zone.equals("America/Manaus") ? 1 : 0);
      }
    }

    @Test
    void takes_400_overrides_beside_those_that_have_passed() {
      List<DateOverride> overrides =
          IntStream.range(-500, AgendaTemplate.MAXIMUM_OVERRIDES)
              .mapToObj(i -> new DateOverride(MONDAY_23.plusDays(i), List.of()))
              .toList();

      Agenda agenda = publish(saoPaulo().overriding(overrides));

      assertThat(agenda.template().overrides()).hasSize(401);
      assertThatCode(() -> agenda.publish(agenda.template(), now.plus(Duration.ofDays(1))))
          .doesNotThrowAnyException();
    }

    @Test
    void takes_what_overlaps_only_a_night_that_has_begun() {
      SampleTemplate nights = saoPaulo().everyDay("22:00-02:00");

      assertThatCode(() -> publish(nights.on(MONDAY_23, "01:00-05:00"))).doesNotThrowAnyException();
      assertThatCode(() -> publish(nights.on(MONDAY_23.minusDays(1), "01:00-05:00")))
          .doesNotThrowAnyException();
      assertRefused(
          new SchedulingViolation.OverrideOverlaps(TUESDAY_24, window("01:00-05:00")),
          () -> publish(nights.on(TUESDAY_24, "01:00-05:00")));
      assertRefused(
          new SchedulingViolation.OverrideOverlaps(MONDAY_23, window("01:00-05:00")),
          () -> publish(nights.on(MONDAY_23, "23:00-03:00").on(TUESDAY_24, "01:00-05:00")));
    }

    @Test
    void refuses_more_windows_than_fit_in_a_week() {
      List<WeeklyWindow> many =
          IntStream.rangeClosed(0, AgendaTemplate.MAXIMUM_WEEKLY_WINDOWS)
              .mapToObj(i -> new WeeklyWindow(MONDAY, window("08:00-09:00")))
              .toList();

      assertRefused(
          new SchedulingViolation.TooManyWindows(196), () -> publish(saoPaulo().weekly(many)));
      assertRefused(
          overlap(MONDAY, "08:00-09:00", MONDAY, "08:00-09:00"),
          () -> publish(saoPaulo().weekly(many.subList(0, 196))));
    }

    @Test
    void cannot_be_undone_from_outside() {
      Agenda agenda = publish(saoPaulo().every(MONDAY, "08:00-12:00"));

      assertThat(agenda.template().weekly()).isUnmodifiable();
      assertThat(agenda.template().overrides()).isUnmodifiable();
    }
  }
}
