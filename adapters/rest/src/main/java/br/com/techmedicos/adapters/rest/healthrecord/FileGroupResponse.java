package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.json.NamedPersonJson;
import br.com.techmedicos.application.healthrecord.access.GroupSharing;
import br.com.techmedicos.domain.healthrecord.FileGroup;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are kept and shared together. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FileGroup")
public record FileGroupResponse(
    UUID id,
    @Schema(example = "Exames de 2027") String name,
    @Schema(description = "The files in the group.") List<UUID> fileIds,
    @Schema(example = "2027-03-01T12:00:00Z") Instant createdAt,
    @Schema(
            description =
                "When a file was just put into it: with whom the group, and so the file, is"
                    + " shared.",
            nullable = true)
        @Nullable List<Sharing> sharedWith) {

  /** With whom a group is shared, and until when. */
  @Serdeable
  @Schema(name = "GroupSharing")
  public record Sharing(
      UUID grantId,
      NamedPersonJson doctor,
      @Schema(example = "2027-04-01T03:00:00Z") Instant expiresAt) {

    static Sharing of(GroupSharing sharing) {
      return new Sharing(
          sharing.grant().value(),
          new NamedPersonJson(sharing.doctor().value(), sharing.doctorName().value()),
          sharing.expiresAt());
    }
  }

  static FileGroupResponse of(FileGroup group) {
    return of(group, null);
  }

  static FileGroupResponse of(FileGroup group, @Nullable List<GroupSharing> sharings) {
    return new FileGroupResponse(
        group.id().value(),
        group.name().value(),
        group.files().stream().map(RecordFileId::value).sorted().toList(),
        group.createdAt(),
        sharings == null ? null : sharings.stream().map(Sharing::of).toList());
  }
}
