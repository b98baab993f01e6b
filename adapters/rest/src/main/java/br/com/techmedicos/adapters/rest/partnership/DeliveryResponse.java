package br.com.techmedicos.adapters.rest.partnership;

import br.com.techmedicos.application.partnership.DeliveryAttempt;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of a partner. */
@Serdeable
@Schema(name = "WebhookDelivery")
public record DeliveryResponse(
    UUID id,
    @Schema(description = "The event: the webhook-id of the call.") UUID eventId,
    @Schema(description = "What happened.", example = "AppointmentAccepted") String type,
    @Schema(description = "When the partner was called.", example = "2027-03-01T12:00:00Z")
        Instant at,
    @Schema(description = "Whether it arrived.") boolean delivered,
    @Schema(description = "What was the matter, or null.", example = "HTTP 503", nullable = true)
        @Nullable String problem) {

  static DeliveryResponse of(DeliveryAttempt attempt) {
    return new DeliveryResponse(
        attempt.id(),
        attempt.event(),
        attempt.type(),
        attempt.at(),
        attempt.problem().isEmpty(),
        attempt.problem().orElse(null));
  }
}
