package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.SecretToken;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** The credentials of a partner's program. */
@Serdeable
@Schema(name = "ClientSecret")
public record ClientSecretResponse(
    @JsonProperty("client_id") UUID clientId,
    @Schema(
            description = "Shown this once.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")
        @JsonProperty("client_secret")
        String clientSecret) {

  static ClientSecretResponse of(UUID client, SecretToken secret) {
    return new ClientSecretResponse(client, secret.value());
  }
}
