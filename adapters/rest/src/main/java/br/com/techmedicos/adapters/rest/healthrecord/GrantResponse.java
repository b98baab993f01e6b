package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.json.NamedPersonJson;
import br.com.techmedicos.application.healthrecord.access.GrantDetails;
import br.com.techmedicos.domain.healthrecord.FileGroupId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.SharingGrant;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a patient shares with a doctor, until when. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Grant")
public record GrantResponse(
    UUID id,
    NamedPersonJson doctor,
    List<UUID> fileIds,
    List<UUID> groupIds,
    @Schema(example = "2027-03-01T12:00:00Z") Instant grantedAt,
    @Schema(example = "2027-04-01T03:00:00Z") Instant expiresAt,
    @Schema(description = "When the patient revoked it, or null.", nullable = true)
        @Nullable Instant revokedAt) {

  static GrantResponse of(GrantDetails details) {
    SharingGrant grant = details.grant();
    return new GrantResponse(
        grant.id().value(),
        new NamedPersonJson(grant.doctor().value(), details.doctorName().value()),
        grant.items().files().stream().map(RecordFileId::value).sorted().toList(),
        grant.items().groups().stream().map(FileGroupId::value).sorted().toList(),
        grant.grantedAt(),
        grant.expiresAt(),
        grant.revokedAt().orElse(null));
  }
}
