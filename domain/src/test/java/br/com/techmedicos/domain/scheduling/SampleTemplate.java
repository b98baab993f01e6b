package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Templates to test with, in few words. Times are written like {@code 08:00-12:00}. */
record SampleTemplate(
    ZoneRegion zone,
    Duration minimumNotice,
    int horizonDays,
    List<WeeklyWindow> weekly,
    List<DateOverride> overrides) {

  static final DoctorId DOCTOR =
      new DoctorId(UUID.fromString("01900000-0000-7000-8000-00000000d0c7"));

  static SampleTemplate in(String zone) {
    return new SampleTemplate(new ZoneRegion(zone), Duration.ZERO, 365, List.of(), List.of());
  }

  SampleTemplate every(DayOfWeek day, String... windows) {
    Stream<WeeklyWindow> more = Arrays.stream(windows).map(w -> new WeeklyWindow(day, window(w)));
    return new SampleTemplate(
        zone, minimumNotice, horizonDays, Stream.concat(weekly.stream(), more).toList(), overrides);
  }

  SampleTemplate everyDay(String... windows) {
    SampleTemplate template = this;
    for (DayOfWeek day : DayOfWeek.values()) {
      template = template.every(day, windows);
    }
    return template;
  }

  SampleTemplate on(LocalDate date, String... windows) {
    DateOverride more =
        new DateOverride(date, Arrays.stream(windows).map(SampleTemplate::window).toList());
    return new SampleTemplate(
        zone,
        minimumNotice,
        horizonDays,
        weekly,
        Stream.concat(overrides.stream(), Stream.of(more)).toList());
  }

  SampleTemplate overriding(List<DateOverride> others) {
    return new SampleTemplate(zone, minimumNotice, horizonDays, weekly, others);
  }

  SampleTemplate weekly(List<WeeklyWindow> others) {
    return new SampleTemplate(zone, minimumNotice, horizonDays, others, overrides);
  }

  SampleTemplate notice(Duration notice) {
    return new SampleTemplate(zone, notice, horizonDays, weekly, overrides);
  }

  SampleTemplate horizon(int days) {
    return new SampleTemplate(zone, minimumNotice, days, weekly, overrides);
  }

  AgendaTemplate template() {
    return new AgendaTemplate(
        zone, new MinimumNotice(minimumNotice), new Horizon(horizonDays), weekly, overrides);
  }

  Agenda agenda() {
    return Agenda.restore(DOCTOR, template(), 1);
  }

  static Window window(String text) {
    String[] edges = text.split("-");
    return new Window(LocalTime.parse(edges[0]), LocalTime.parse(edges[1]));
  }

  static Slot slot(String startsAt) {
    return new Slot(Instant.parse(startsAt));
  }
}
