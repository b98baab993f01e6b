package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.domain.identity.Patient;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;

/** A patient, as shown to themselves. */
@Serdeable
@Schema(name = "Patient")
public record PatientResponse(
    UUID id,
    @Schema(example = "Joana Lima") String name,
    @Schema(example = "joana@example.com") String email,
    @Schema(description = "With punctuation.", example = "529.982.247-25") String cpf,
    @Schema(example = "1990-05-17") LocalDate birthDate) {

  /** Converts a patient to JSON. */
  public static PatientResponse of(Patient patient) {
    return new PatientResponse(
        patient.id().value(),
        patient.name().value(),
        patient.email().value(),
        patient.cpf().formatted(),
        patient.birthDate().value());
  }
}
