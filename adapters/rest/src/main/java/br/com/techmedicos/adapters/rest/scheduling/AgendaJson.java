package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A doctor's template of consulting hours. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Agenda")
public record AgendaJson(
    @Schema(
            description = "The time zone of the windows, an IANA region.",
            example = "America/Sao_Paulo",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String timeZone,
    @Schema(
            description = "The minimum time between a request and the start of its slot.",
            minimum = "0",
            maximum = "43200",
            example = "120",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Integer minimumNoticeMinutes,
    @Schema(
            description = "The number of days from today to the last offered date.",
            minimum = "1",
            maximum = "365",
            example = "60",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Integer horizonDays,
    @Schema(
            description = "The weekly windows; they may touch but not overlap.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<Weekly> weekly,
    @Schema(
            description =
                "What happens on single dates instead; at most 400 from today on, and 1,000 in all."
                    + " Dates that have passed are left out.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<OverriddenDate> overrides) {

  /**
   * From when to when, in local time, on multiples of five minutes. An end before its start is on
   * the next day. Start and end must differ.
   */
  @Serdeable
  @Schema(name = "WeeklyWindow")
  public record Weekly(
      @Schema(
              description = "The weekday of the start.",
              example = "MONDAY",
              implementation = DayOfWeek.class,
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String day,
      @Schema(example = "08:00", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String start,
      @Schema(example = "12:00", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String end) {}

  /** Replaces the windows that start on a date; no window makes it a day off. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AgendaOverride")
  public record OverriddenDate(
      @Schema(
              description = "On the agenda's calendar.",
              example = "2027-03-08",
              format = "date",
              requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String date,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<OneWindow> windows) {}

  /** As a weekly window, on one date. */
  @Serdeable
  @Schema(name = "Window")
  public record OneWindow(
      @Schema(example = "14:00", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String start,
      @Schema(example = "18:00", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String end) {}

  static AgendaJson of(AgendaTemplate template) {
    return new AgendaJson(
        template.zone().id(),
        template.minimumNotice().minutes(),
        template.horizon().days(),
        template.weekly().stream().map(AgendaJson::weekly).toList(),
        template.overrides().stream().map(AgendaJson::override).toList());
  }

  private static Weekly weekly(WeeklyWindow weekly) {
    return new Weekly(
        weekly.day().name(), written(weekly.window().start()), written(weekly.window().end()));
  }

  private static OverriddenDate override(DateOverride override) {
    return new OverriddenDate(
        override.date().toString(),
        override.windows().stream().map(AgendaJson::oneWindow).toList());
  }

  private static OneWindow oneWindow(Window window) {
    return new OneWindow(written(window.start()), written(window.end()));
  }

  private static String written(LocalTime time) {
    return time.format(DateTimeFormatter.ofPattern("HH:mm"));
  }
}
