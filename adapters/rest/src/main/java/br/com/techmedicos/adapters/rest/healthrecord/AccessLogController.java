package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.shared.Cursors;
import br.com.techmedicos.application.healthrecord.AccessLogLine;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.ViewAccessLog;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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
   * Shows who did, or tried, what with one's record.
   *
   * <p>The newest first.
   *
   * @param limit how many at once
   * @param cursor where to go on: {@code next} of the page before
   * @return a page of it
   */
  @Get
  AccessLogPage viewAccessLog(
      @Parameter(
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
          @QueryValue
          @Nullable String limit,
      @QueryValue @Nullable String cursor,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    PageRequest<Long> wanted =
        PageRequest.byNumber(cursors, "record/access-log " + patient, limit, cursor);
    Page<AccessLogLine, Long> page =
        healthRecord
            .viewAccessLog()
            .handle(new ViewAccessLog.Query(patient, wanted.last(), wanted.limit()));
    return new AccessLogPage(
        page.items().stream().map(AccessLogEntryResponse::of).toList(), wanted.next(page.next()));
  }
}
