package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.scheduling.CancelDay;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;

/** A day of the doctor's own agenda. */
@Tag(name = "Agenda")
@Controller("/api/v1/agenda/days/{date}")
@Secured(Caller.DOCTOR)
@ExecuteOn(CallThreads.NAME)
class DayController {

  private final Scheduling scheduling;

  DayController(Scheduling scheduling) {
    this.scheduling = scheduling;
  }

  /**
   * Calls off a day.
   *
   * <p>Cancels the appointments that start on the day and have not started, and closes the day, in
   * one step. Each patient is told once. Repeating it cancels nothing more: without a key the
   * answer is then empty, with the key of the first call it is the first answer.
   *
   * @param date which day, in the time zone of the agenda; today or later
   * @param body why
   * @return what was cancelled
   */
  @Idempotent
  @Post("/cancellation")
  @PossibleProblems({ProblemType.NOT_FOUND, ProblemType.DAY_OVER, ProblemType.AGENDA_FULL})
  CancelledDayResponse cancelDay(
      @Parameter(schema = @Schema(format = "date"), example = "2027-03-01") String date,
      @RequestBody(
              content = @Content(schema = @Schema(implementation = DayCancellationRequest.class)))
          @Body
          JsonBody<DayCancellationRequest> body,
      HttpRequest<?> request) {
    DoctorId doctor = Caller.of(request).doctor();
    LocalDate day = Fields.ofQuery(fields -> fields.required("date", date, Formats::date).get());
    var command =
        body.read(
            (json, fields) ->
                new CancelDay.Command(
                    doctor, day, fields.required("reason", json.reason(), Reason::new).get()));
    return new CancelledDayResponse(
        scheduling.cancelDay().handle(command).stream()
            .map(details -> AppointmentResponse.of(details, Party.DOCTOR))
            .toList());
  }
}
