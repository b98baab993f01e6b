package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.domain.identity.Scope;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's program. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Client")
public record ClientResponse(
    @JsonProperty("client_id") UUID clientId,
    @Schema(example = "Portal da cidade") String name,
    @ArraySchema(schema = @Schema(example = "doctors:read")) List<String> scopes,
    @Schema(example = "600") int requestsPerMinute,
    @Schema(example = "2026-11-23T10:00:00Z") Instant registeredAt,
    @Schema(
            description = "Until when the secret before the present one is good.",
            example = "2026-11-24T10:00:00Z",
            nullable = true)
        @Nullable Instant previousSecretUntil,
    @Schema(example = "2026-11-23T10:00:00Z", nullable = true) @Nullable Instant revokedAt) {

  static ClientResponse of(MachineClient client) {
    return new ClientResponse(
        client.id().value(),
        client.name().value(),
        client.scopes().stream().map(Scope::token).sorted().toList(),
        client.requestsPerMinute(),
        client.registeredAt(),
        client.previous().map(MachineClient.PreviousSecret::until).orElse(null),
        client.revokedAt().orElse(null));
  }
}
