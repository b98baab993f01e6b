package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
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
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.application.healthrecord.sharing.ListGrants;
import br.com.techmedicos.application.healthrecord.sharing.RevokeGrant;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.healthrecord.sharing.ViewGrant;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Grants: what a patient shares, with whom, until when. */
@Tag(name = "Health record")
@Controller("/api/v1/record/grants")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
class GrantController {

  private final HealthRecord healthRecord;
  private final Cursors cursors;

  GrantController(HealthRecord healthRecord, Cursors cursors) {
    this.healthRecord = healthRecord;
    this.cursors = cursors;
  }

  /**
   * Shares files and groups with a doctor.
   *
   * @param body the files and groups, the doctor, the expiry
   * @return the grant
   */
  @DocumentsFirst
  @Idempotent
  @Post
  @Status(HttpStatus.CREATED)
  @PossibleProblems({
    ProblemType.NOT_FOUND,
    ProblemType.DOCTOR_NOT_VERIFIED,
    ProblemType.EXPIRY_OUT_OF_RANGE,
    ProblemType.TOO_MANY_GRANTS
  })
  HttpResponse<GrantResponse> shareRecord(
      @RequestBody(content = @Content(schema = @Schema(implementation = GrantRequest.class))) @Body
          JsonBody<GrantRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command = body.read((json, fields) -> command(patient, json, fields));
    GrantDetails shared = healthRecord.shareRecord().handle(command);
    return HttpResponse.created(
        GrantResponse.of(shared), URI.create("/api/v1/record/grants/" + shared.grant().id()));
  }

  private static ShareRecord.Command command(PatientId patient, GrantRequest json, Fields fields) {
    Field<UUID> doctor = fields.required("doctorId", json.doctorId(), Formats::id);
    Field<List<UUID>> files = ids("fileIds", json.fileIds(), fields);
    Field<List<UUID>> groups = ids("groupIds", json.groupIds(), fields);
    Field<Instant> expiresAt = fields.required("expiresAt", json.expiresAt(), Formats::instant);
    SharedItems items =
        new SharedItems(
            files.get().stream().map(RecordFileId::new).collect(Collectors.toSet()),
            groups.get().stream().map(FileGroupId::new).collect(Collectors.toSet()));
    return new ShareRecord.Command(patient, new DoctorId(doctor.get()), items, expiresAt.get());
  }

  private static Field<List<UUID>> ids(String name, @Nullable List<String> json, Fields fields) {
    return fields.list(
        name,
        json == null ? List.of() : json,
        SharedItems.MAXIMUM,
        (text, inner) -> Formats.id(text));
  }

  /**
   * Lists the patient's own grants.
   *
   * <p>Newest first, expired ones included.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<GrantResponse> listGrants(@RequestBean PageParameters page, HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    PagedList<GrantId> list = PagedList.byId(cursors, "record/grants " + patient, GrantId::new);
    PageRequest<GrantId> wanted = page.read(list);
    Page<GrantDetails, GrantId> found =
        healthRecord
            .listGrants()
            .handle(new ListGrants.Query(patient, wanted.last(), wanted.limit()));
    return list.page(found, GrantResponse::of);
  }

  /**
   * Shows a grant.
   *
   * <p>Even if it is over.
   *
   * @param id which grant
   * @return the grant
   */
  @Get("/{id}")
  GrantResponse viewGrant(UUID id, HttpRequest<?> request) {
    return GrantResponse.of(
        healthRecord
            .viewGrant()
            .handle(new ViewGrant.Query(Caller.of(request).patient(), new GrantId(id))));
  }

  /**
   * Revokes a grant.
   *
   * <p>It takes effect before the answer; a download under way ends within seconds.
   *
   * @param id which grant
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void revokeGrant(UUID id, HttpRequest<?> request) {
    healthRecord
        .revokeGrant()
        .handle(new RevokeGrant.Command(Caller.of(request).patient(), new GrantId(id)));
  }
}
