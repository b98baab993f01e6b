package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.application.scheduling.WatchedPatient;
import br.com.techmedicos.domain.identity.AccountStanding;
import br.com.techmedicos.domain.shared.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient as operators see them: no name. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "WatchedPatient")
public record WatchedPatientResponse(
    UUID id,
    @Schema(description = "When they signed up.", example = "2027-02-26T15:04:05Z")
        Instant registeredAt,
    @Schema(example = "ACTIVE", implementation = AccountStanding.class) String standing,
    @Schema(description = "The reason of the suspension; null unless suspended.", nullable = true)
        @Nullable String suspensionReason,
    @Schema(description = "Their requests that await an answer, by start.") List<Waiting> waiting) {

  /** A request that awaits an answer. */
  @Serdeable
  @Schema(name = "WatchedRequest")
  public record Waiting(
      @Schema(description = "The appointment.") UUID id,
      UUID doctorId,
      @Schema(description = "The start of the slot.", example = "2027-03-01T12:00:00Z")
          Instant startsAt,
      @Schema(
              description =
                  "How many patients of the last 24 hours await this doctor’s answers. A high"
                      + " number suggests an attack on the agenda.",
              example = "3")
          int newPatients) {

    private static Waiting of(WatchedPatient.Waiting waiting) {
      return new Waiting(
          waiting.appointment().value(),
          waiting.doctor().value(),
          waiting.startsAt(),
          waiting.newPatients());
    }
  }

  static WatchedPatientResponse of(WatchedPatient patient) {
    return new WatchedPatientResponse(
        patient.id().value(),
        patient.registeredAt(),
        patient.standing().name(),
        patient.suspensionReason().map(Reason::text).orElse(null),
        patient.waiting().stream().map(Waiting::of).toList());
  }
}
