package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.admission.Transfer;
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
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.healthrecord.sharing.ListSharedFiles;
import br.com.techmedicos.application.healthrecord.sharing.ListSharingPatients;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** What patients share with a doctor. */
@Tag(name = "Shared records")
@Controller("/api/v1/shared-records")
@Secured(Caller.DOCTOR)
@ExecuteOn(CallThreads.NAME)
final class SharedRecordController {

  private final HealthRecord healthRecord;
  private final Downloads downloads;
  private final Cursors cursors;

  SharedRecordController(HealthRecord healthRecord, Downloads downloads, Cursors cursors) {
    this.healthRecord = healthRecord;
    this.downloads = downloads;
    this.cursors = cursors;
  }

  /**
   * Lists the patients who share something with the doctor now.
   *
   * <p>Each of them sees it in their access log.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<SharingPatientResponse> listSharingPatients(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    DoctorId doctor = Caller.of(request).doctor();
    PagedList<PatientId> list = PagedList.byId(cursors, "shared-records " + doctor, PatientId::new);
    PageRequest<PatientId> wanted = page.read(list);
    Page<SharingPatient, PatientId> found =
        healthRecord
            .listSharingPatients()
            .handle(new ListSharingPatients.Query(doctor, wanted.last(), wanted.limit()));
    return list.page(found, SharingPatientResponse::of);
  }

  /**
   * Lists the files of a patient that the doctor may see now.
   *
   * <p>Shared files and the doctor's own documents; newest first.
   *
   * @param patientId whose record
   * @param page which page
   * @return a page of files
   */
  @Get("/{patientId}/files")
  PageResponse<RecordFileResponse> listSharedFiles(
      UUID patientId, @RequestBean PageParameters page, HttpRequest<?> request) {
    DoctorId doctor = Caller.of(request).doctor();
    PagedList<RecordFileId> list =
        PagedList.byId(cursors, "shared-records " + doctor + " " + patientId, RecordFileId::new);
    PageRequest<RecordFileId> wanted = page.read(list);
    Page<RecordFile, RecordFileId> found =
        healthRecord
            .listSharedFiles()
            .handle(
                new ListSharedFiles.Query(
                    doctor, new PatientId(patientId), wanted.last(), wanted.limit()));
    return list.page(found, RecordFileResponse::of);
  }

  /**
   * Shows the metadata of a shared file.
   *
   * @param patientId whose record
   * @param fileId which file
   * @return its metadata
   */
  @Get("/{patientId}/files/{fileId}")
  RecordFileResponse viewSharedFile(UUID patientId, UUID fileId, HttpRequest<?> request) {
    return RecordFileResponse.of(
        healthRecord.readFile().handle(new ReadFile.Query(shared(patientId, fileId, request))));
  }

  /**
   * Downloads a shared file.
   *
   * <p>The whole file, or one range. A long download ends when the sharing or the session does.
   *
   * @param patientId whose record
   * @param fileId which file
   * @return its content
   */
  @Transfer
  @Get(uri = "/{patientId}/files/{fileId}/content", produces = MediaType.ALL)
  @PossibleProblems({
    ProblemType.RANGE_NOT_SATISFIABLE,
    ProblemType.CONTENT_DAMAGED,
    ProblemType.STORAGE_UNAVAILABLE
  })
  HttpResponse<?> downloadSharedFile(UUID patientId, UUID fileId, HttpRequest<?> request) {
    return downloads.answer(request, shared(patientId, fileId, request));
  }

  private static FileRequest shared(UUID patientId, UUID fileId, HttpRequest<?> request) {
    return FileRequest.shared(
        Caller.of(request).doctor(), new PatientId(patientId), new RecordFileId(fileId));
  }
}
