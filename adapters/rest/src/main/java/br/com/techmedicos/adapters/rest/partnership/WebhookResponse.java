package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.application.partnership.Webhook;
import br.com.techmedicos.application.partnership.WebhookEvent;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's address, and what it is told there. */
@Serdeable
@Schema(name = "Webhook")
public record WebhookResponse(
    UUID id,
    @Schema(description = "Where it is told.", example = "https://partner.example/events")
        String url,
    @Schema(description = "What it is told.") List<String> events,
    @Schema(description = "When it was registered.", example = "2027-03-01T12:00:00Z")
        Instant registeredAt,
    @Schema(description = "Since when no call arrives, or null.", nullable = true)
        @Nullable Instant failingSince,
    @Schema(description = "Since when it is switched off, or null.", nullable = true)
        @Nullable Instant offSince) {

  static WebhookResponse of(Webhook webhook) {
    return new WebhookResponse(
        webhook.id(),
        webhook.address().value(),
        webhook.events().stream().map(WebhookEvent::type).sorted().toList(),
        webhook.registeredAt(),
        webhook.failingSince().orElse(null),
        webhook.offSince().orElse(null));
  }
}
