package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.call.Tagged;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.application.scheduling.ReadCalendarFeed;
import br.com.techmedicos.application.scheduling.Scheduling;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Calendar feeds, for whoever has the secret. */
@Tag(name = "Appointments")
@Controller("/api/v1/calendar-feeds")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(CallThreads.NAME)
class PublicCalendarController {

  /** The path of all feeds. */
  static final String PATH = "/api/v1/calendar-feeds/";

  /** Only the reader's program keeps it, and asks whether it is still so. */
  private static final String ASK_AGAIN = "private, no-cache";

  private final Scheduling scheduling;
  private final CalendarRenderer calendars;
  private final PublicAddress address;

  PublicCalendarController(
      Scheduling scheduling, CalendarRenderer calendars, PublicAddress address) {
    this.scheduling = scheduling;
    this.calendars = calendars;
    this.address = address;
  }

  /**
   * Reads a calendar feed.
   *
   * <p>What its owner has before them, and what took place in the last 30 days, as iCalendar data:
   * when, and where the meeting is, but not whom with.
   *
   * @param secret from the address of the feed
   * @return the calendar
   */
  @Tagged
  @Get(
      uri = "/{secret}/agenda.ics",
      produces = {Calendars.TYPE, MediaType.ALL})
  @PossibleProblems(ProblemType.NOT_FOUND)
  @ApiResponse(
      responseCode = "200",
      description = "The calendar.",
      content = @Content(mediaType = Calendars.TYPE, schema = @Schema(type = "string")))
  HttpResponse<byte[]> readCalendarFeed(String secret, HttpRequest<?> request) {
    ReadCalendarFeed.Listed listed =
        scheduling.readCalendarFeed().handle(new ReadCalendarFeed.Query(new SecretToken(secret)));
    List<CalendarEntry> entries =
        listed.appointments().stream()
            .map(
                each ->
                    new CalendarEntry(
                        each,
                        listed.owner(),
                        address.meeting(request, each.appointment().id().value())))
            .toList();
    byte[] calendar = calendars.feed(entries, Languages.of(request));
    return Calendars.answer(calendar)
        .header(HttpHeaders.ETAG, ContentTag.of(calendar))
        .header(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
  }
}
