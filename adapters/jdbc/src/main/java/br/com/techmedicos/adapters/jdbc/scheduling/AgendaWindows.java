package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import io.micronaut.serde.annotation.Serdeable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The column {@code windows} of an agenda, as JSON. */
@Serdeable
record AgendaWindows(List<Weekly> weekly, List<OverriddenDate> overrides) {

  /** A weekly window. */
  @Serdeable
  record Weekly(DayOfWeek day, String start, String end) {}

  /** The windows of one date instead. */
  @Serdeable
  record OverriddenDate(String date, List<Hours> windows) {}

  /** Start and end of a window. */
  @Serdeable
  record Hours(String start, String end) {

    static Hours of(Window window) {
      return new Hours(window.start().toString(), window.end().toString());
    }

    Window window() {
      return new Window(LocalTime.parse(start), LocalTime.parse(end));
    }
  }

  static AgendaWindows of(AgendaTemplate template) {
    return new AgendaWindows(
        template.weekly().stream()
            .map(
                w ->
                    new Weekly(w.day(), w.window().start().toString(), w.window().end().toString()))
            .toList(),
        template.overrides().stream()
            .map(
                o ->
                    new OverriddenDate(
                        o.date().toString(), o.windows().stream().map(Hours::of).toList()))
            .toList());
  }

  List<WeeklyWindow> weeklyWindows() {
    return weekly.stream()
        .map(w -> new WeeklyWindow(w.day(), new Hours(w.start(), w.end()).window()))
        .toList();
  }

  List<DateOverride> dateOverrides() {
    return overrides.stream()
        .map(
            o ->
                new DateOverride(
                    LocalDate.parse(o.date()), o.windows().stream().map(Hours::window).toList()))
        .toList();
  }
}
