package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.identity.CallerOrigins;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.adapters.rest.scheduling.Participants;
import br.com.techmedicos.adapters.rest.scheduling.TellsAgendaTimes;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.application.teleconsultation.ViewMeeting;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.teleconsultation.ConsentText;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** The meeting of an appointment, for its two parties. */
@Tag(name = "Meetings")
@Controller("/api/v1/appointments/{id}")
@Secured({Caller.PATIENT, Caller.DOCTOR})
@ExecuteOn(CallThreads.NAME)
@TellsAgendaTimes
class MeetingController {

  private final Teleconsultation teleconsultation;
  private final CallerOrigins origins;
  private final PublicAddress address;

  MeetingController(
      Teleconsultation teleconsultation, CallerOrigins origins, PublicAddress address) {
    this.teleconsultation = teleconsultation;
    this.origins = origins;
    this.address = address;
  }

  /**
   * Shows where and when the meeting is.
   *
   * <p>From the acceptance on, until 10 minutes after the end.
   *
   * @param id which appointment
   * @return the page of the meeting, and when its room is open
   */
  @Get("/meeting")
  @PossibleProblems(ProblemType.MEETING_UNAVAILABLE)
  MeetingResponse viewMeeting(UUID id, HttpRequest<?> request) {
    MeetingWindow window =
        teleconsultation
            .viewMeeting()
            .handle(new ViewMeeting.Query(new AppointmentId(id), Participants.of(request)));
    return new MeetingResponse(address.meeting(request, id), window.opensAt(), window.closesAt());
  }

  /**
   * Consents to the teleconsultation.
   *
   * <p>Possible once the appointment is accepted. Repeating it changes nothing; a rescheduled
   * appointment needs a new consent.
   *
   * @param id which appointment
   * @param body the text that the patient read
   */
  @Idempotent
  @Post("/consent")
  @Secured(Caller.PATIENT)
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems({
    ProblemType.MEETING_UNAVAILABLE,
    ProblemType.MEETING_OVER,
    ProblemType.CONSENT_OUTDATED
  })
  void giveConsent(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ConsentRequest.class)))
          @Body
          JsonBody<ConsentRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command =
        body.read(
            (json, fields) ->
                new GiveConsent.Command(
                    new AppointmentId(id),
                    patient,
                    fields.required("version", json.version(), ConsentText::ofVersion).get()));
    teleconsultation.giveConsent().handle(command);
  }

  /**
   * Joins the meeting.
   *
   * <p>From 10 minutes before the start until 10 minutes after the end. Each call answers with a
   * new ticket, valid for one connection. Whoever is in the room leaves it when their session ends.
   *
   * @param id which appointment
   * @return how to enter the room
   */
  @NotIdempotent
  @Post("/meeting/join")
  @PossibleProblems({
    ProblemType.MEETING_UNAVAILABLE,
    ProblemType.MEETING_NOT_OPEN,
    ProblemType.MEETING_OVER,
    ProblemType.CONSENT_REQUIRED,
    ProblemType.MEETING_PROVIDER_UNAVAILABLE
  })
  JoinResponse joinMeeting(UUID id, HttpRequest<?> request) {
    return JoinResponse.of(
        teleconsultation
            .joinMeeting()
            .handle(
                new JoinMeeting.Command(
                    new AppointmentId(id), Participants.of(request), origins.of(request))));
  }
}
