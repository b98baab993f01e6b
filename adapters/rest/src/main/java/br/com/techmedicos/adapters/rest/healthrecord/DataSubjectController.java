package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.Transfer;
import br.com.techmedicos.adapters.rest.call.NotIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.identity.CallerOrigins;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.datasubject.ErasePatient;
import br.com.techmedicos.application.healthrecord.datasubject.ExportRecord;
import br.com.techmedicos.application.identity.Identity;
import br.com.techmedicos.application.identity.SignedInCaller;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The rights of data subjects (Law 13.709/2018, article 18). */
@Tag(name = "Health record")
@Controller("/api/v1")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
final class DataSubjectController {

  private final HealthRecord healthRecord;
  private final RecordArchive archive;
  private final Identity identity;
  private final CallerOrigins origins;

  DataSubjectController(
      HealthRecord healthRecord, RecordArchive archive, Identity identity, CallerOrigins origins) {
    this.healthRecord = healthRecord;
    this.archive = archive;
    this.identity = identity;
    this.origins = origins;
  }

  /**
   * Exports all data of the patient.
   *
   * <p>One ZIP archive: the data as JSON, and the original files. Each call makes a new one. A long
   * download ends when the session does.
   *
   * @return the archive
   */
  @NotIdempotent
  @Transfer
  @Post(
      uri = "/record/export",
      produces = {"application/zip", MediaType.ALL})
  @ApiResponse(
      responseCode = "200",
      description = "The archive.",
      headers = @Header(name = HttpHeaders.CONTENT_DISPOSITION),
      content =
          @Content(
              mediaType = "application/zip",
              schema = @Schema(type = "string", format = "binary")))
  HttpResponse<StreamedFile> exportRecord(HttpRequest<?> request) {
    var query = new ExportRecord.Query(Caller.of(request).patient(), origins.of(request));
    var export = healthRecord.exportRecord().handle(query);
    return HttpResponse.ok(
        new StreamedFile(archive.of(export), MediaType.of("application/zip"))
            .attach("prontuario.zip"));
  }

  /**
   * Closes the account and erases the patient's data.
   *
   * <p>Uploads and comments on consultations are erased, upcoming appointments are cancelled, and
   * the login ends. What the law requires is kept for 20 years; the answer lists it. A request sent
   * at the same time is either carried out first or answered with 401.
   *
   * <p>It is refused to an account with a second factor: send {@code DELETE /me} with the password
   * and a code instead.
   *
   * @return what was erased, and what is kept
   */
  @NotIdempotent
  @Post("/me/erasure")
  @PossibleProblems(ProblemType.PROOF_REQUIRED)
  ErasureResponse erasePatient(HttpRequest<?> request) {
    return erased(request, false);
  }

  /**
   * Closes the account and erases the patient's data, as {@code POST /me/erasure} does, with what
   * proves that it is the caller's.
   *
   * <p>Wrong passwords count as wrong logins do.
   *
   * @param body the current password, and a code where a second factor is on
   * @return what was erased, and what is kept
   */
  @NotIdempotent
  @Delete("/me")
  @ExecuteOn(CallThreads.CREDENTIALS)
  @PossibleProblems({
    ProblemType.WRONG_PASSWORD,
    ProblemType.PROOF_REQUIRED,
    ProblemType.CODE_VOID,
    ProblemType.TOO_MANY_REQUESTS
  })
  @BodyLimit(BodyLimit.CREDENTIALS)
  ErasureResponse eraseProvenPatient(
      @RequestBody(content = @Content(schema = @Schema(implementation = ErasureRequest.class)))
          @Body
          JsonBody<ErasureRequest> body,
      HttpRequest<?> request) {
    SignedInCaller caller = origins.caller(request);
    identity
        .proveOwner()
        .handle(body.read((json, fields) -> ErasureRequest.read(json, caller, fields)));
    return erased(request, true);
  }

  private ErasureResponse erased(HttpRequest<?> request, boolean isProved) {
    var command = new ErasePatient.Command(Caller.of(request).patient(), isProved);
    return ErasureResponse.of(healthRecord.erasePatient().handle(command));
  }
}
