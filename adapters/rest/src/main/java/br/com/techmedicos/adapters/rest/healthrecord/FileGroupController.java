package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.call.DocumentsFirst;
import br.com.techmedicos.adapters.rest.call.Idempotent;
import br.com.techmedicos.adapters.rest.call.NaturallyIdempotent;
import br.com.techmedicos.adapters.rest.call.PossibleProblems;
import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.adapters.rest.json.BodyLimit;
import br.com.techmedicos.adapters.rest.json.JsonBody;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PageResponse;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.sharing.AddFileToGroup;
import br.com.techmedicos.application.healthrecord.sharing.CreateGroup;
import br.com.techmedicos.application.healthrecord.sharing.DeleteGroup;
import br.com.techmedicos.application.healthrecord.sharing.ListGroups;
import br.com.techmedicos.application.healthrecord.sharing.RemoveFileFromGroup;
import br.com.techmedicos.application.healthrecord.sharing.ViewGroup;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.GroupName;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;

/** A patient's groups of files. */
@Tag(name = "Health record")
@Controller("/api/v1/record/groups")
@Secured(Caller.PATIENT)
@ExecuteOn(CallThreads.NAME)
class FileGroupController {

  private final HealthRecord healthRecord;
  private final Cursors cursors;

  FileGroupController(HealthRecord healthRecord, Cursors cursors) {
    this.healthRecord = healthRecord;
    this.cursors = cursors;
  }

  /**
   * Creates a group.
   *
   * @param body its name
   * @return the group, without files
   */
  @Idempotent
  @Post
  @Status(HttpStatus.CREATED)
  @PossibleProblems(ProblemType.TOO_MANY_GROUPS)
  @BodyLimit(BodyLimit.NAMES)
  HttpResponse<FileGroupResponse> createGroup(
      @RequestBody(content = @Content(schema = @Schema(implementation = GroupRequest.class))) @Body
          JsonBody<GroupRequest> body,
      HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    var command =
        body.read(
            (json, fields) ->
                new CreateGroup.Command(
                    patient, fields.required("name", json.name(), GroupName::new).get()));
    FileGroup group = healthRecord.createGroup().handle(command);
    return HttpResponse.created(
        FileGroupResponse.of(group), URI.create("/api/v1/record/groups/" + group.id()));
  }

  /**
   * Lists the patient's own groups.
   *
   * <p>Oldest first.
   *
   * @param page which page
   * @return a page of them
   */
  @Get
  PageResponse<FileGroupResponse> listGroups(
      @RequestBean PageParameters page, HttpRequest<?> request) {
    PatientId patient = Caller.of(request).patient();
    PagedList<FileGroupId> list =
        PagedList.byId(cursors, "record/groups " + patient, FileGroupId::new);
    PageRequest<FileGroupId> wanted = page.read(list);
    Page<FileGroup, FileGroupId> found =
        healthRecord
            .listGroups()
            .handle(new ListGroups.Query(patient, wanted.last(), wanted.limit()));
    return list.page(found, FileGroupResponse::of);
  }

  /**
   * Shows a group.
   *
   * @param id which group
   * @return the group
   */
  @Get("/{id}")
  FileGroupResponse viewGroup(UUID id, HttpRequest<?> request) {
    return FileGroupResponse.of(
        healthRecord
            .viewGroup()
            .handle(new ViewGroup.Query(Caller.of(request).patient(), new FileGroupId(id))));
  }

  /**
   * Adds a file to a group.
   *
   * <p>The file is then shared with everyone with whom the group is shared; the answer lists them.
   *
   * @param id the group
   * @param fileId the file
   * @return the group with it
   */
  @DocumentsFirst
  @NaturallyIdempotent
  @Put("/{id}/files/{fileId}")
  @PossibleProblems(ProblemType.GROUP_FULL)
  FileGroupResponse addFileToGroup(UUID id, UUID fileId, HttpRequest<?> request) {
    AddFileToGroup.Answer answer =
        healthRecord
            .addFileToGroup()
            .handle(
                new AddFileToGroup.Command(
                    Caller.of(request).patient(), new FileGroupId(id), new RecordFileId(fileId)));
    return FileGroupResponse.of(answer.group(), answer.sharings());
  }

  /**
   * Removes a file from a group.
   *
   * <p>This ends the sharing of the file by the group.
   *
   * @param id the group
   * @param fileId the file
   */
  @NaturallyIdempotent
  @Delete("/{id}/files/{fileId}")
  @Status(HttpStatus.NO_CONTENT)
  void removeFileFromGroup(UUID id, UUID fileId, HttpRequest<?> request) {
    healthRecord
        .removeFileFromGroup()
        .handle(
            new RemoveFileFromGroup.Command(
                Caller.of(request).patient(), new FileGroupId(id), new RecordFileId(fileId)));
  }

  /**
   * Deletes a group.
   *
   * <p>This ends the sharing by it. Its files stay.
   *
   * @param id which group
   */
  @NaturallyIdempotent
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void deleteGroup(UUID id, HttpRequest<?> request) {
    healthRecord
        .deleteGroup()
        .handle(new DeleteGroup.Command(Caller.of(request).patient(), new FileGroupId(id)));
  }
}
