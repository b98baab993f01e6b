package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.identity.CallerOrigins;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.scheduling.MakeCalendarFeed;
import br.com.techmedicos.application.scheduling.RevokeCalendarFeed;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewCalendarFeed;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The caller's own calendar feed. */
@Tag(name = "Appointments")
@Controller("/api/v1/me/calendar-feed")
@Secured({Caller.PATIENT, Caller.DOCTOR})
@ExecuteOn(CallThreads.NAME)
class CalendarFeedController {

  private final Scheduling scheduling;
  private final CallerOrigins origins;
  private final PublicAddress address;

  CalendarFeedController(Scheduling scheduling, CallerOrigins origins, PublicAddress address) {
    this.scheduling = scheduling;
    this.origins = origins;
    this.address = address;
  }

  /**
   * Shows the address of the caller's calendar feed.
   *
   * <p>For calendar programs that subscribe to it. Whoever has the address reads the feed.
   *
   * @return the address
   */
  @Get
  @PossibleProblems(ProblemType.NOT_FOUND)
  CalendarFeedResponse viewCalendarFeed(HttpRequest<?> request) {
    var query = new ViewCalendarFeed.Query(Participants.of(request));
    return answer(request, scheduling.viewCalendarFeed().handle(query));
  }

  /**
   * Makes a calendar feed with a new address.
   *
   * <p>The address of the one before is void at once.
   *
   * @return the address
   */
  @NotIdempotent
  @Post
  CalendarFeedResponse makeCalendarFeed(HttpRequest<?> request) {
    var command = new MakeCalendarFeed.Command(Participants.of(request), origins.of(request));
    return answer(request, scheduling.makeCalendarFeed().handle(command));
  }

  /**
   * Revokes the caller's calendar feed.
   *
   * <p>Its address is void at once. Repeating it changes nothing.
   */
  @NaturallyIdempotent
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void revokeCalendarFeed(HttpRequest<?> request) {
    scheduling
        .revokeCalendarFeed()
        .handle(new RevokeCalendarFeed.Command(Participants.of(request)));
  }

  private CalendarFeedResponse answer(HttpRequest<?> request, SecretToken secret) {
    return new CalendarFeedResponse(
        address.base(request) + PublicCalendarController.PATH + secret.value() + "/agenda.ics");
  }
}
