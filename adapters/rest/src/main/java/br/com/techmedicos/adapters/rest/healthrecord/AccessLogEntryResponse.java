package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.AccessAction;
import br.com.techmedicos.domain.healthrecord.AccessOutcome;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did, or tried, what with a record. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccessLogEntry")
public record AccessLogEntryResponse(
    @Schema(description = "The position in the log, from 1, without gaps.", example = "42")
        long sequence,
    @Schema(example = "2027-03-01T12:00:00Z") Instant at,
    Actor actor,
    @Schema(description = "The file concerned; null for lists.", nullable = true)
        @Nullable UUID file,
    @Schema(description = "The grant concerned, or null.", nullable = true) @Nullable UUID grant,
    @Schema(example = "READ", implementation = AccessAction.class) String action,
    @Schema(example = "ALLOWED", implementation = AccessOutcome.class) String outcome,
    @Schema(
            description =
                "How often: a refusal within the same minute, a list seen by a doctor within an"
                    + " hour.",
            example = "1")
        int times) {

  /** The actor of an access. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AccessLogActor")
  public record Actor(
      UUID id,
      @Schema(description = "The current name.", example = "Ana Souza", nullable = true)
          @Nullable String name,
      @Schema(example = "DOCTOR", implementation = Role.class) String role) {}

  static AccessLogEntryResponse of(AccessLogLine line) {
    Access access = line.entry().access();
    return new AccessLogEntryResponse(
        line.entry().sequence(),
        access.at(),
        new Actor(
            access.actor().value(),
            line.actorName().map(PersonName::value).orElse(null),
            access.actor().role().name()),
        access.file().map(RecordFileId::value).orElse(null),
        access.grant().map(GrantId::value).orElse(null),
        access.action().name(),
        access.outcome().name(),
        line.entry().times());
  }
}
