package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.domain.directory.Specialty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** A specialty (Resolution CFM 2.330/2023). */
@Serdeable
@Schema(name = "Specialty")
public record SpecialtyResponse(
    @Schema(description = "The code for requests.", example = "cardiology") String code,
    @Schema(description = "The official name.", example = "Cardiologia") String name) {

  static SpecialtyResponse of(Specialty specialty) {
    return new SpecialtyResponse(specialty.code(), specialty.officialName());
  }
}
