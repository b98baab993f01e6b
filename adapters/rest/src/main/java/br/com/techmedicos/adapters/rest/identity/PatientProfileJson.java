package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of a patient's profile that the patient can change. */
@Serdeable
@Schema(name = "PatientProfile")
public record PatientProfileJson(
    @Schema(
            description = "2 to 120 characters.",
            example = "Joana Lima e Silva",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name) {

  static PatientProfileJson of(Patient patient) {
    return new PatientProfileJson(patient.name().value());
  }
}
