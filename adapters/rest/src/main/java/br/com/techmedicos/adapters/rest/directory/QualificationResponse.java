package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A specialty of a doctor's, marked as Resolution CFM 2.336/2023 wants it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DoctorSpecialty")
public record QualificationResponse(
    @Schema(example = "cardiology") String code,
    @Schema(example = "Cardiologia") String name,
    @Schema(
            description = "The registration as a specialist; public only once verified.",
            example = "12345",
            nullable = true)
        @Nullable String rqe,
    @Schema(description = "Whether the doctor is a specialist by a verified registration.")
        boolean specialist,
    @Schema(
            description = "How the doctor must be presented: ESPECIALISTA or NÃO ESPECIALISTA.",
            example = "ESPECIALISTA")
        String title) {

  /** Converts a qualification for the public, without an unverified registration. */
  static QualificationResponse publicly(Qualification qualification) {
    return of(qualification, qualification.specialist());
  }

  /** Converts a qualification for the doctor and for operators. */
  static QualificationResponse fully(Qualification qualification) {
    return of(qualification, true);
  }

  private static QualificationResponse of(Qualification qualification, boolean withRqe) {
    return new QualificationResponse(
        qualification.specialty().code(),
        qualification.specialty().officialName(),
        withRqe ? qualification.rqe().map(Rqe::number).orElse(null) : null,
        qualification.specialist(),
        qualification.specialist() ? "ESPECIALISTA" : "NÃO ESPECIALISTA");
  }
}
