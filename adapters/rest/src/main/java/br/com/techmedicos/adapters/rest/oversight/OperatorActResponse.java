package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.domain.oversight.OperatorActEntry;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an operator asked for. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OperatorAct")
public record OperatorActResponse(
    @Schema(example = "2026-11-23T10:00:00Z") Instant at,
    @Schema(description = "Which operator.") UUID operator,
    @Schema(
            description = "What, by its operationId in this document. It may have been refused.",
            example = "suspendPatient")
        String operation,
    @Schema(
            description = "Whom or what it is about: the ID in the path. Null if there is none.",
            nullable = true)
        @Nullable UUID subject) {

  static OperatorActResponse of(OperatorActEntry entry) {
    return new OperatorActResponse(
        entry.act().at(),
        entry.act().operator().value(),
        entry.act().operation(),
        entry.act().subject().orElse(null));
  }
}
