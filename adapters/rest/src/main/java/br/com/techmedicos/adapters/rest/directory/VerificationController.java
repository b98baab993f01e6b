package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.Overseen;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.directory.Directory;
import br.com.techmedicos.application.directory.VerificationQueue;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
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
@Overseen
@Tag(name = "Operation")
@Controller("/api/v1/operator/doctors")
@Secured(Caller.OPERATOR)
@ExecuteOn(CallThreads.NAME)
class VerificationController {

  private final VerificationQueue queue;
  private final Directory directory;
  private final Cursors cursors;

  VerificationController(VerificationQueue queue, Directory directory, Cursors cursors) {
    this.queue = queue;
    this.directory = directory;
    this.cursors = cursors;
  }

  /** Which doctors an operator wants to see. */
  private record Wanted(VerificationStatus status, PageRequest<DoctorId> page) {}

  /**
   * Lists doctors by verification status.
   *
   * <p>Earliest sign-up first.
   *
   * @param status the status; {@code PENDING_VERIFICATION}, the default, includes verified doctors
   *     with a new specialist registration
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<OwnDoctorResponse> listDoctorsByStatus(
      @Parameter(
              schema =
                  @Schema(
                      implementation = VerificationStatus.class,
                      defaultValue = "PENDING_VERIFICATION"))
          @QueryValue
          @Nullable String status,
      @RequestBean PageParameters page) {
    PagedList<DoctorId> list = PagedList.byId(cursors, "operator/doctors " + status, DoctorId::new);
    Wanted wanted =
        Fields.ofQuery(
            fields -> {
              Field<Optional<VerificationStatus>> standing =
                  fields.optional(
                      "status", status, text -> Formats.choice(VerificationStatus.class, text));
              Field<PageRequest<DoctorId>> some = page.read(list, fields);
              return new Wanted(
                  standing.get().orElse(VerificationStatus.PENDING_VERIFICATION), some.get());
            });
    Page<Doctor, DoctorId> found =
        queue.list(wanted.status(), wanted.page().limit(), wanted.page().last());
    return list.page(found, OwnDoctorResponse::of);
  }

  /**
   * Decides on a doctor's verification.
   *
   * @param id which doctor
   * @param body the decision
   * @return the doctor after the decision
   */
  @Idempotent
  @Post("/{id}/verification")
  @PossibleProblems(ProblemType.NOTHING_TO_DECIDE)
  OwnDoctorResponse decideVerification(
      UUID id,
      @RequestBody(content = @Content(schema = @Schema(implementation = VerificationRequest.class)))
          @Body
          JsonBody<VerificationRequest> body) {
    DoctorId doctor = new DoctorId(id);
    var command = body.read((json, fields) -> VerificationRequest.read(doctor, json, fields));
    return OwnDoctorResponse.of(directory.decideVerification().handle(command));
  }
}
