package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.application.identity.SecretToken;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** A webhook with its new secret, which is not shown again. */
@Serdeable
@Schema(name = "WebhookSecret")
public record RegisteredWebhookResponse(
    UUID id,
    @Schema(
            description = "Verifies the header webhook-signature, by Standard Webhooks.",
            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret) {

  static RegisteredWebhookResponse of(UUID id, SecretToken secret) {
    return new RegisteredWebhookResponse(id, secret.value());
  }
}
