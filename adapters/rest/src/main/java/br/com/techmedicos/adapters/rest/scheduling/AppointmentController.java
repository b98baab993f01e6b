package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.client.PublicAddress;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.application.scheduling.CancelAppointment;
import br.com.techmedicos.application.scheduling.CompleteAppointment;
import br.com.techmedicos.application.scheduling.RateAppointment;
import br.com.techmedicos.application.scheduling.RefuseAppointment;
import br.com.techmedicos.application.scheduling.ReportNoShow;
import br.com.techmedicos.application.scheduling.RescheduleAppointment;
import br.com.techmedicos.application.scheduling.Scheduling;
import br.com.techmedicos.application.scheduling.ViewAppointment;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Stars;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.AppointmentRating;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Comment;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appointments, for their two parties. */
@Tag(name = "Appointments")
@Controller("/api/v1/appointments")
@Secured({Caller.PATIENT, Caller.DOCTOR})
@ExecuteOn(CallThreads.NAME)
@TellsAgendaTimes
class AppointmentController {

  private static final String PATH = "/api/v1/appointments/";

  private final Scheduling scheduling;
  private final Cursors cursors;
  private final CalendarRenderer calendars;
  private final PublicAddress address;
  private final Clock clock;

  AppointmentController(
      Scheduling scheduling,
      Cursors cursors,
      CalendarRenderer calendars,
      PublicAddress address,
      Clock clock) {
    this.scheduling = scheduling;
    this.cursors = cursors;
    this.calendars = calendars;
    this.address = address;
    this.clock = clock;
  }

  /**
   * Requests an appointment.
   *
   * <p>The slot is held until the doctor answers, or until {@code answerBy}.
   *
   * @param body the slot
   * @return the appointment, awaiting the doctor's answer
   */
  @DocumentsFirst
  @Idempotent
  @Post
  @Secured(Caller.PATIENT)
  @Status(HttpStatus.CREATED)
  @PossibleProblems({
    ProblemType.EMAIL_UNCONFIRMED,
    ProblemType.NOT_FOUND,
    ProblemType.SLOT_TAKEN,
    ProblemType.SLOT_NOT_OFFERED,
    ProblemType.DOCTOR_NOT_BOOKABLE,
    ProblemType.PATIENT_BUSY,
    ProblemType.TOO_MANY_REQUESTS_PENDING
  })
  HttpResponse<AppointmentResponse> bookAppointment(
      @RequestBody(content = @Content(schema = @Schema(implementation = BookingRequest.class)))
          @Body
          JsonBody<BookingRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command =
        body.read(
            (json, fields) -> {
              Field<UUID> doctor = fields.required("doctorId", json.doctorId(), Formats::id);
              Field<Instant> startsAt =
                  fields.required("startsAt", json.startsAt(), Formats::instant);
              return new BookAppointment.Command(
                  patient, new DoctorId(doctor.get()), startsAt.get());
            });
    return created(scheduling.bookAppointment().handle(command));
  }

  /**
   * Lists the caller's own appointments.
   *
   * <p>Sorted by start.
   *
   * @param status only those with this status now
   * @param from only those that start at or after this instant (RFC 3339)
   * @param to only those that start before this instant (RFC 3339)
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<AppointmentResponse> listAppointments(
      @Parameter(schema = @Schema(implementation = AppointmentStatus.class)) @QueryValue
          @Nullable String status,
      @Parameter(schema = @Schema(format = "date-time"), example = "2027-03-01T00:00:00-03:00")
          @QueryValue
          @Nullable String from,
      @Parameter(schema = @Schema(format = "date-time"), example = "2027-04-01T00:00:00-03:00")
          @QueryValue
          @Nullable String to,
      @RequestBean PageParameters page,
      HttpRequest<?> request) {
    Participant participant = Participants.of(request);
    PagedList<AppointmentListings.Key> list =
        new PagedList<>(
            cursors,
            String.join("\n", PATH, participant.toString(), status, from, to),
            2,
            key -> List.of(key.startsAt(), key.id()),
            AppointmentController::key);
    AppointmentListings.Query query =
        Fields.ofQuery(
            fields -> {
              Field<Optional<AppointmentStatus>> wanted =
                  fields.optional(
                      "status", status, text -> Formats.choice(AppointmentStatus.class, text));
              Field<Optional<Instant>> start = fields.optional("from", from, Formats::instant);
              Field<Optional<Instant>> end = fields.optional("to", to, Formats::instant);
              PageRequest<AppointmentListings.Key> some = page.read(list, fields).get();
              return new AppointmentListings.Query(
                  participant, wanted.get(), start.get(), end.get(), some.limit(), some.last());
            });
    Page<AppointmentDetails, AppointmentListings.Key> found =
        scheduling.listAppointments().handle(query);
    return list.page(found, details -> AppointmentResponse.of(details, participant.party()));
  }

  /**
   * Shows an appointment.
   *
   * @param id which appointment
   * @return the current appointment
   */
  @Get("/{id}")
  AppointmentResponse viewAppointment(UUID id, HttpRequest<?> request) {
    var query = new ViewAppointment.Query(new AppointmentId(id), Participants.of(request));
    return answer(request, scheduling.viewAppointment().handle(query));
  }

  /**
   * Shows an appointment for a calendar program.
   *
   * <p>The appointment as iCalendar data (RFC 5545). Its {@code UID} stays and its {@code SEQUENCE}
   * grows, so that an import replaces the one before.
   *
   * @param id which appointment
   * @return a calendar with one event
   */
  @Get(
      uri = "/{id}/calendar.ics",
      produces = {Calendars.TYPE, MediaType.ALL})
  @ApiResponse(
      responseCode = "200",
      description = "A calendar with one event.",
      headers = @Header(name = HttpHeaders.CONTENT_DISPOSITION),
      content = @Content(mediaType = Calendars.TYPE, schema = @Schema(type = "string")))
  HttpResponse<byte[]> exportAppointment(UUID id, HttpRequest<?> request) {
    Participant participant = Participants.of(request);
    var query = new ViewAppointment.Query(new AppointmentId(id), participant);
    var entry =
        new CalendarEntry(
            scheduling.viewAppointment().handle(query),
            participant.party(),
            address.meeting(request, id));
    return Calendars.answer(calendars.publish(entry, Languages.of(request), clock.instant()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"consulta.ics\"");
  }

  /**
   * Accepts an appointment.
   *
   * <p>Strictly before {@code answerBy}.
   *
   * @param id which appointment
   * @return the appointment, accepted
   */
  @DocumentsFirst
  @Idempotent
  @Post("/{id}/accept")
  @Secured(Caller.DOCTOR)
  @PossibleProblems(ProblemType.INVALID_TRANSITION)
  AppointmentResponse acceptAppointment(UUID id, HttpRequest<?> request) {
    var command = new AcceptAppointment.Command(new AppointmentId(id), Caller.of(request).doctor());
    return answer(request, scheduling.acceptAppointment().handle(command));
  }

  /**
   * Refuses an appointment.
   *
   * <p>Its slot is free at once.
   *
   * @param id which appointment
   * @param body why
   * @return the appointment, refused
   */
  @Idempotent
  @Post("/{id}/refuse")
  @Secured(Caller.DOCTOR)
  @PossibleProblems(ProblemType.INVALID_TRANSITION)
  AppointmentResponse refuseAppointment(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = RefusalRequest.class)))
          @Body
          JsonBody<RefusalRequest> body,
      HttpRequest<?> request) {
    DoctorId doctor = Caller.of(request).doctor();
    var command =
        body.read(
            (json, fields) ->
                new RefuseAppointment.Command(
                    new AppointmentId(id),
                    doctor,
                    fields.required("reason", json.reason(), Reason::new).get()));
    return answer(request, scheduling.refuseAppointment().handle(command));
  }

  /**
   * Cancels an appointment.
   *
   * <p>Strictly before its start; its slot is free at once.
   *
   * @param id which appointment
   * @param body why
   * @return the appointment, cancelled
   */
  @Idempotent
  @Post("/{id}/cancel")
  @PossibleProblems(ProblemType.INVALID_TRANSITION)
  AppointmentResponse cancelAppointment(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = CancellationRequest.class)))
          @Body
          JsonBody<CancellationRequest> body,
      HttpRequest<?> request) {
    Participant participant = Participants.of(request);
    var command =
        body.read(
            (json, fields) ->
                new CancelAppointment.Command(
                    new AppointmentId(id),
                    participant,
                    fields.required("justification", json.justification(), Reason::new).get()));
    return answer(request, scheduling.cancelAppointment().handle(command));
  }

  /**
   * Moves an appointment to another slot of the doctor.
   *
   * <p>In one step, at the old price; the doctor must answer again. If the new slot is not
   * available, or is the one that it has, the appointment does not change.
   *
   * @param id which appointment
   * @param body the new slot
   * @return the appointment, awaiting the doctor's answer if it was moved
   */
  @DocumentsFirst
  @Idempotent
  @Post("/{id}/reschedule")
  @Secured(Caller.PATIENT)
  @PossibleProblems({
    ProblemType.INVALID_TRANSITION,
    ProblemType.SLOT_TAKEN,
    ProblemType.SLOT_NOT_OFFERED,
    ProblemType.DOCTOR_NOT_BOOKABLE,
    ProblemType.PATIENT_BUSY,
    ProblemType.TOO_MANY_REQUESTS_PENDING
  })
  AppointmentResponse rescheduleAppointment(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = RescheduleRequest.class)))
          @Body
          JsonBody<RescheduleRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command =
        body.read(
            (json, fields) ->
                new RescheduleAppointment.Command(
                    new AppointmentId(id),
                    patient,
                    fields.required("startsAt", json.startsAt(), Formats::instant).get()));
    return answer(request, scheduling.rescheduleAppointment().handle(command));
  }

  /**
   * Marks a consultation as completed.
   *
   * <p>From its start on.
   *
   * @param id which appointment
   * @return the appointment, completed
   */
  @Idempotent
  @Post("/{id}/complete")
  @Secured(Caller.DOCTOR)
  @PossibleProblems(ProblemType.INVALID_TRANSITION)
  AppointmentResponse completeAppointment(UUID id, HttpRequest<?> request) {
    var command =
        new CompleteAppointment.Command(new AppointmentId(id), Caller.of(request).doctor());
    return answer(request, scheduling.completeAppointment().handle(command));
  }

  /**
   * Reports that the other party did not come.
   *
   * <p>From 15 minutes after the start on.
   *
   * @param id which appointment
   * @return the appointment, marked as a no-show
   */
  @Idempotent
  @Post("/{id}/no-show")
  @PossibleProblems(ProblemType.INVALID_TRANSITION)
  AppointmentResponse reportNoShow(UUID id, HttpRequest<?> request) {
    var command = new ReportNoShow.Command(new AppointmentId(id), Participants.of(request));
    return answer(request, scheduling.reportNoShow().handle(command));
  }

  /**
   * Rates a consultation that took place.
   *
   * <p>Possible once; the stars count for the doctor, the comment is not public.
   *
   * @param id which appointment
   * @param body the rating
   * @return the appointment with its rating
   */
  @Idempotent
  @Post("/{id}/rating")
  @Secured(Caller.PATIENT)
  @Status(HttpStatus.CREATED)
  @PossibleProblems({ProblemType.INVALID_TRANSITION, ProblemType.ALREADY_RATED})
  HttpResponse<AppointmentResponse> rateAppointment(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = RatingRequest.class))) @Body
          JsonBody<RatingRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command =
        body.read(
            (json, fields) ->
                new RateAppointment.Command(new AppointmentId(id), patient, rating(json, fields)));
    return created(scheduling.rateAppointment().handle(command));
  }

  private static AppointmentRating rating(RatingRequest json, Fields fields) {
    Field<Stars> stars = fields.required("stars", json.stars(), Stars::new);
    Field<Optional<Comment>> comment = fields.optional("comment", json.comment(), Comment::new);
    return new AppointmentRating(stars.get(), comment.get());
  }

  private static AppointmentResponse answer(HttpRequest<?> request, AppointmentDetails details) {
    return AppointmentResponse.of(details, Participants.of(request).party());
  }

  private static HttpResponse<AppointmentResponse> created(AppointmentDetails details) {
    return HttpResponse.created(
        AppointmentResponse.of(details, Party.PATIENT),
        URI.create(PATH + details.appointment().id()));
  }

  private static AppointmentListings.Key key(List<String> place) {
    return new AppointmentListings.Key(
        Formats.instant(place.get(0)), new AppointmentId(Formats.id(place.get(1))));
  }
}
