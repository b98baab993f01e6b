package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.application.healthrecord.access.ViewAccessLog;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who looked at a patient's record. */
@Tag(name = "Health record")
@Controller("/api/v1/record/access-log")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
final class AccessLogController {

  private final HealthRecord healthRecord;
  private final Cursors cursors;

  AccessLogController(HealthRecord healthRecord, Cursors cursors) {
    this.healthRecord = healthRecord;
    this.cursors = cursors;
  }

  /**
   * Shows who accessed the patient's own record, or tried to.
   *
   * <p>Newest first.
   *
   * @param page which page
   * @return a page of it
   */
  @Get
  PageResponse<AccessLogEntryResponse> viewAccessLog(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    PagedList<Long> list = PagedList.byNumber(cursors, "record/access-log " + patient);
    PageRequest<Long> wanted = page.read(list);
    Page<AccessLogLine, Long> found =
        healthRecord
            .viewAccessLog()
            .handle(new ViewAccessLog.Query(patient, wanted.last(), wanted.limit()));
    return list.page(found, AccessLogEntryResponse::of);
  }
}
