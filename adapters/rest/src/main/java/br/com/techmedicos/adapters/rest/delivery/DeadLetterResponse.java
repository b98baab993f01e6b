package br.com.techmedicos.adapters.rest.delivery;

import br.com.techmedicos.application.delivery.DeadLetter;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** An event that a subscriber could not be told. */
@Serdeable
@Schema(name = "DeadLetter")
public record DeadLetterResponse(
    UUID id,
    @Schema(description = "Who is to be told.", example = "notices-to-doctors") String subscriber,
    @Schema(description = "The event.") UUID eventId,
    @Schema(description = "What happened.", example = "AppointmentRequested") String type,
    @Schema(description = "When it happened.", example = "2027-03-01T12:00:00Z") Instant occurredAt,
    @Schema(description = "How often it was tried.", example = "16") int attempts,
    @Schema(description = "What was the matter at last.", example = "SMTP 550") String problem,
    @Schema(description = "Since when it is not tried any more.", example = "2027-03-01T20:00:00Z")
        Instant deadAt) {

  static DeadLetterResponse of(DeadLetter letter) {
    return new DeadLetterResponse(
        letter.id(),
        letter.subscriber(),
        letter.event(),
        letter.type(),
        letter.occurredAt(),
        letter.attempts(),
        letter.problem(),
        letter.deadAt());
  }
}
