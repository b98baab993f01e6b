package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.json.NamedPersonJson;
import br.com.techmedicos.application.healthrecord.access.SharingPatient;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A patient who shares something now. */
@Serdeable
@Schema(name = "SharingPatient")
public record SharingPatientResponse(
    NamedPersonJson patient,
    @Schema(description = "When the last grant expires.", example = "2027-04-01T03:00:00Z")
        Instant sharedUntil) {

  static SharingPatientResponse of(SharingPatient sharing) {
    return new SharingPatientResponse(
        new NamedPersonJson(sharing.patient().value(), sharing.name().value()), sharing.until());
  }
}
