package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.shared.Answers;
import br.com.techmedicos.adapters.rest.shared.Cursors;
import br.com.techmedicos.adapters.rest.shared.Field;
import br.com.techmedicos.adapters.rest.shared.Fields;
import br.com.techmedicos.adapters.rest.shared.Formats;
import br.com.techmedicos.adapters.rest.shared.IdempotentPosts;
import br.com.techmedicos.adapters.rest.shared.JsonBody;
import br.com.techmedicos.adapters.rest.shared.Limit;
import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operators decide on doctors. */
@Tag(name = "Operation")
@Controller("/api/v1/operator/doctors")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
final class VerificationController {

  private final VerificationQueue queue;
  private final Directory directory;
  private final IdempotentPosts posts;
  private final Cursors cursors;

  VerificationController(
      VerificationQueue queue, Directory directory, IdempotentPosts posts, Cursors cursors) {
    this.queue = queue;
    this.directory = directory;
    this.posts = posts;
    this.cursors = cursors;
  }

  /** Which doctors an operator wants to see. */
  private record Wanted(VerificationStatus status, int limit, Optional<DoctorId> after) {}

  /**
   * Lists doctors by their standing.
   *
   * <p>Those who signed up first come first.
   *
   * @param status how they stand; {@code PENDING_VERIFICATION}, the default, also brings verified
   *     ones with a new registration as a specialist
   * @param limit how many at once
   * @param cursor where to go on: {@code next} of the page before, with the same status
   * @return a page of them
   */
  @Get
  OwnDoctorPage listDoctorsByStatus(
      @Parameter(
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {
                        "PENDING_VERIFICATION",
                        "VERIFIED",
                        "REJECTED",
                        "SUSPENDED"
                      },
                      defaultValue = "PENDING_VERIFICATION"))
          @QueryValue
          @Nullable String status,
      @Parameter(
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
          @QueryValue
          @Nullable String limit,
      @QueryValue @Nullable String cursor) {
    String list = "operator/doctors " + status;
    Wanted wanted =
        Fields.ofQuery(
            fields -> {
              Field<Optional<VerificationStatus>> standing =
                  fields.optional(
                      "status", status, text -> Formats.choice(VerificationStatus.class, text));
              Field<Optional<Integer>> most = fields.optional("limit", limit, Limit::parse);
              Field<Optional<DoctorId>> after =
                  fields.optional(
                      "cursor",
                      cursor,
                      text ->
                          cursors.read(
                              list, text, 1, place -> new DoctorId(Formats.id(place.get(0)))));
              return new Wanted(
                  standing.get().orElse(VerificationStatus.PENDING_VERIFICATION),
                  most.get().orElse(Limit.DEFAULT),
                  after.get());
            });
    Page<Doctor, DoctorId> page = queue.list(wanted.status(), wanted.limit(), wanted.after());
    return new OwnDoctorPage(
        page.items().stream().map(OwnDoctorResponse::of).toList(),
        page.next().map(last -> cursors.write(list, last)).orElse(null));
  }

  /**
   * Decides on a doctor.
   *
   * @param id which doctor
   * @param body the decision
   * @return the doctor as they stand then
   */
  @Post("/{id}/verification")
  @Answers(ProblemType.NOTHING_TO_DECIDE)
  HttpResponse<OwnDoctorResponse> decideVerification(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = VerificationRequest.class)))
          @Body
          JsonBody<VerificationRequest> body,
      HttpRequest<?> request) {
    DoctorId doctor = new DoctorId(id);
    return posts.answer(
        request,
        body,
        OwnDoctorResponse.class,
        () ->
            HttpResponse.ok(
                OwnDoctorResponse.of(
                    directory
                        .decideVerification()
                        .handle(
                            body.read(
                                (json, fields) ->
                                    VerificationRequest.read(doctor, json, fields))))));
  }
}
