package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.Transfer;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.file.DeleteFile;
import br.com.techmedicos.application.healthrecord.file.ListFiles;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
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

/** A patient's own files. */
@Tag(name = "Health record")
@Controller("/api/v1/record/files")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
class RecordFileController {

  private final HealthRecord healthRecord;
  private final Uploads uploads;
  private final Downloads downloads;
  private final Cursors cursors;

  RecordFileController(
      HealthRecord healthRecord, Uploads uploads, Downloads downloads, Cursors cursors) {
    this.healthRecord = healthRecord;
    this.uploads = uploads;
    this.downloads = downloads;
    this.cursors = cursors;
  }

  /**
   * Uploads a file to the patient's own record.
   *
   * <p>The format is detected from the content. Nothing is kept of a failed upload.
   *
   * @return the file
   */
  @Idempotent
  @Transfer
  @Post(consumes = MediaType.ALL)
  @Status(HttpStatus.CREATED)
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.MALWARE_FOUND,
    ProblemType.QUOTA_EXCEEDED,
    ProblemType.STORAGE_UNAVAILABLE,
    ProblemType.SCANNER_UNAVAILABLE
  })
  HttpResponse<RecordFileResponse> uploadFile(
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
        new Author.Owner(Caller.of(request).patient()),
        file -> URI.create("/api/v1/record/files/" + file.id()));
  }

  /**
   * Lists the patient's own files.
   *
   * <p>Newest first.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<RecordFileResponse> listFiles(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    PagedList<RecordFileId> list =
        PagedList.byId(cursors, "record/files " + patient, RecordFileId::new);
    PageRequest<RecordFileId> wanted = page.read(list);
    Page<RecordFile, RecordFileId> found =
        healthRecord
            .listFiles()
            .handle(new ListFiles.Query(patient, wanted.last(), wanted.limit()));
    return list.page(found, RecordFileResponse::of);
  }

  /**
   * Shows the metadata of a file.
   *
   * @param id which file
   * @return its metadata
   */
  @Get("/{id}")
  RecordFileResponse viewFile(UUID id, HttpRequest<?> request) {
    return RecordFileResponse.of(
        healthRecord.readFile().handle(new ReadFile.Query(own(id, request))));
  }

  /**
   * Downloads a file.
   *
   * <p>The whole file, or one range. A long download ends when the session does.
   *
   * @param id which file
   * @return its content
   */
  @Transfer
  @Get(uri = "/{id}/content", produces = MediaType.ALL)
  @PossibleProblems({
    ProblemType.RANGE_NOT_SATISFIABLE,
    ProblemType.CONTENT_DAMAGED,
    ProblemType.STORAGE_UNAVAILABLE
  })
  HttpResponse<?> downloadFile(UUID id, HttpRequest<?> request) {
    return downloads.answer(request, own(id, request));
  }

  /**
   * Deletes a file.
   *
   * <p>Its key is destroyed at once. Doctors' documents cannot be deleted, by law.
   *
   * @param id which file
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @PossibleProblems(ProblemType.DOCUMENT_KEPT)
  void deleteFile(UUID id, HttpRequest<?> request) {
    healthRecord
        .deleteFile()
        .handle(new DeleteFile.Command(Caller.of(request).patient(), new RecordFileId(id)));
  }

  private static FileRequest own(UUID id, HttpRequest<?> request) {
    return FileRequest.own(Caller.of(request).patient(), new RecordFileId(id));
  }
}
