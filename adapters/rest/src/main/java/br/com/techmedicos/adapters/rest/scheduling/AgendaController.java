package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.adapters.rest.call.ETags;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Versioned;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.scheduling.PublishAgenda;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAgenda;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.scheduling.AgendaTemplate;
import br.com.techmedicos.domain.scheduling.DateOverride;
import br.com.techmedicos.domain.scheduling.Horizon;
import br.com.techmedicos.domain.scheduling.MinimumNotice;
import br.com.techmedicos.domain.scheduling.WeeklyWindow;
import br.com.techmedicos.domain.scheduling.Window;
import br.com.techmedicos.domain.shared.ZoneRegion;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;

/** A doctor's own agenda. */
@Tag(name = "Agenda")
@Controller("/api/v1/agenda")
@Secured(Caller.DOCTOR)
@ExecuteOn(CallThreads.NAME)
class AgendaController {

  /** In bytes: 400 dates of 28 windows, each on a line of up to 90 characters. */
  private static final int LARGEST = 1024 * 1024;

  /** The domain counts those that have not passed; no list is longer than what is bound of it. */
  private static final int UNCOUNTED = Integer.MAX_VALUE;

  private final Scheduling scheduling;

  AgendaController(Scheduling scheduling) {
    this.scheduling = scheduling;
  }

  /**
   * Shows the doctor's own agenda.
   *
   * <p>Empty before the first one is published.
   *
   * @return the agenda
   */
  @Versioned
  @Get
  @PossibleProblems(ProblemType.NOT_FOUND)
  HttpResponse<AgendaJson> viewAgenda(HttpRequest<?> request) {
    Agenda agenda = current(request);
    return ETags.tagged(AgendaJson.of(agenda.template()), agenda.version());
  }

  /**
   * Replaces the doctor's own agenda.
   *
   * <p>Existing appointments keep their time. Overrides of dates that have passed are left out.
   *
   * @param body the new agenda
   * @return the agenda as published
   */
  @DocumentsFirst
  @Versioned
  @Put
  @PossibleProblems({ProblemType.NOT_FOUND, ProblemType.WINDOWS_OVERLAP})
  @BodyLimit(LARGEST)
  HttpResponse<AgendaJson> publishAgenda(
      @RequestBody(content = @Content(schema = @Schema(implementation = AgendaJson.class))) @Body
          JsonBody<AgendaJson> body,
      HttpRequest<?> request) {
    long seen = current(request).version();
    Supplier<AgendaTemplate> template = body.read(AgendaController::template);
    ETags.requireMatch(request, seen);
    Agenda published =
        scheduling
            .publishAgenda()
            .handle(new PublishAgenda.Command(Caller.of(request).doctor(), seen, template.get()));
    return ETags.tagged(AgendaJson.of(published.template()), published.version());
  }

  private Agenda current(HttpRequest<?> request) {
    return scheduling.viewAgenda().handle(new ViewAgenda.Query(Caller.of(request).doctor()));
  }

  /**
   * Reads all parts and reports all their errors at once. Whether the windows fit together is
   * checked after the version.
   */
  private static Supplier<AgendaTemplate> template(AgendaJson json, Fields fields) {
    Field<ZoneRegion> zone = fields.required("timeZone", json.timeZone(), ZoneRegion::parse);
    Field<MinimumNotice> notice =
        fields.required(
            "minimumNoticeMinutes", json.minimumNoticeMinutes(), MinimumNotice::ofMinutes);
    Field<Horizon> horizon = fields.required("horizonDays", json.horizonDays(), Horizon::new);
    Field<List<WeeklyWindow>> weekly =
        fields.list(
            "weekly",
            json.weekly(),
            AgendaTemplate.MAXIMUM_WEEKLY_WINDOWS,
            AgendaController::weekly);
    Field<List<DateOverride>> overrides =
        fields.list("overrides", json.overrides(), UNCOUNTED, AgendaController::override);
    return () ->
        new AgendaTemplate(zone.get(), notice.get(), horizon.get(), weekly.get(), overrides.get());
  }

  private static WeeklyWindow weekly(AgendaJson.Weekly json, Fields fields) {
    Field<DayOfWeek> day =
        fields.required("day", json.day(), text -> Formats.choice(DayOfWeek.class, text));
    Field<LocalTime> start = fields.required("start", json.start(), Formats::time);
    Field<LocalTime> end = fields.required("end", json.end(), Formats::time);
    return new WeeklyWindow(day.get(), new Window(start.get(), end.get()));
  }

  private static DateOverride override(AgendaJson.OverriddenDate json, Fields fields) {
    Field<LocalDate> date = fields.required("date", json.date(), Formats::date);
    Field<List<Window>> windows =
        fields.list(
            "windows",
            json.windows(),
            AgendaTemplate.MAXIMUM_WEEKLY_WINDOWS,
            AgendaController::window);
    return new DateOverride(date.get(), windows.get());
  }

  private static Window window(AgendaJson.OneWindow json, Fields fields) {
    Field<LocalTime> start = fields.required("start", json.start(), Formats::time);
    Field<LocalTime> end = fields.required("end", json.end(), Formats::time);
    return new Window(start.get(), end.get());
  }
}
