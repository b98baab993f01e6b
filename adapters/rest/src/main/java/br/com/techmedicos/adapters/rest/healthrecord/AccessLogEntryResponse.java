package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.healthrecord.access.AccessLogLine;
import br.com.techmedicos.domain.healthrecord.Access;
import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PersonName;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of an access log. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccessLogEntry", description = "Who did, or tried, what with a record.")
public record AccessLogEntryResponse(
    @Schema(description = "Its place in the log, from 1 on, without gaps.", example = "42")
        long sequence,
    @Schema(example = "2027-03-01T12:00:00Z") Instant at,
    Actor actor,
    @Schema(description = "The file it was about; null for lists.", nullable = true)
        @Nullable UUID file,
    @Schema(description = "The grant it was about, or null.", nullable = true) @Nullable UUID grant,
    @Schema(
            type = "string",
            example = "READ",
            allowableValues = {"LIST", "READ", "GRANT", "REVOKE", "DELETE", "EXPORT"})
        String action,
    @Schema(
            type = "string",
            example = "ALLOWED",
            allowableValues = {"ALLOWED", "DENIED"})
        String outcome,
    @Schema(
            description =
                "How often: a refusal within that minute, a list seen by a doctor within the hour"
                    + " after.",
            example = "1")
        int times) {

  /** Who it was. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "AccessLogActor", description = "Who it was.")
  public record Actor(
      UUID id,
      @Schema(description = "Their name today.", example = "Ana Souza", nullable = true)
          @Nullable String name,
      @Schema(
              type = "string",
              example = "DOCTOR",
              allowableValues = {"DOCTOR", "PATIENT", "OPERATOR"})
          String role) {}

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
