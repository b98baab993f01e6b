package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.application.healthrecord.datasubject.ReleaseCpf;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A CPF that was released. */
@Serdeable
@Schema(name = "CpfRelease")
public record CpfReleaseResponse(
    @Schema(description = "Whose account was closed.") UUID patient,
    @Schema(example = "2026-11-23T10:00:00Z") Instant releasedAt,
    @Schema(description = "How many coming appointments were cancelled.", example = "2")
        int appointments,
    @Schema(description = "How many grants were ended.", example = "1") int grants) {

  static CpfReleaseResponse of(ReleaseCpf.Released released) {
    return new CpfReleaseResponse(
        released.from().value(), released.at(), released.appointments(), released.grants());
  }
}
