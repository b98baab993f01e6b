package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.Transfer;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

/** Doctors' documents about consultations. */
@Tag(name = "Shared records")
@Controller("/api/v1/appointments/{id}/documents")
@Secured(Caller.DOCTOR)
@ExecuteOn(CallThreads.NAME)
class DocumentController {

  private final Uploads uploads;

  DocumentController(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * Adds a document to the record of the consultation's patient.
   *
   * <p>Possible once the consultation is completed. The patient can see and share the document, but
   * not delete it; its author can always read it.
   *
   * @param id which consultation
   * @return the document
   */
  @Idempotent
  @Transfer
  @Post(consumes = MediaType.ALL)
  @Status(HttpStatus.CREATED)
  @PossibleProblems({
    ProblemType.APPOINTMENT_NOT_COMPLETED,
    ProblemType.TOO_MANY_DOCUMENTS,
    ProblemType.MALWARE_FOUND,
    ProblemType.STORAGE_UNAVAILABLE,
    ProblemType.SCANNER_UNAVAILABLE
  })
  HttpResponse<RecordFileResponse> addDocument(
      UUID id,
      @RequestBody(
              content =
                  @Content(
                      mediaType = MediaType.MULTIPART_FORM_DATA,
                      schema = @Schema(implementation = UploadForm.class)))
          @Body
          InputStream body,
      HttpRequest<?> request) {
    return uploads.answer(
        request,
        body,
        new Author.Doctor(Caller.of(request).doctor(), new AppointmentId(id)),
        file -> URI.create("/api/v1/shared-records/" + file.owner() + "/files/" + file.id()));
  }
}
