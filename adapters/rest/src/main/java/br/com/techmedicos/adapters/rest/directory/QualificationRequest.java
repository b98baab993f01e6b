package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.directory.Qualification;
import br.com.techmedicos.domain.directory.Rqe;
import br.com.techmedicos.domain.directory.Specialty;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A specialty, as stated by a doctor. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Qualification")
public record QualificationRequest(
    @Schema(
            description = "The code of a specialty.",
            example = "cardiology",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String code,
    @Schema(
            description = "The registration as a specialist, 1 to 7 digits, if there is one.",
            example = "12345",
            nullable = true)
        @Nullable String rqe) {

  static QualificationRequest of(Qualification qualification) {
    return new QualificationRequest(
        qualification.specialty().code(), qualification.rqe().map(Rqe::number).orElse(null));
  }

  static Qualification read(QualificationRequest json, Fields fields) {
    Field<Specialty> specialty = fields.required("code", json.code(), Specialty::parse);
    Field<Optional<Rqe>> rqe = fields.optional("rqe", json.rqe(), Rqe::parse);
    return Qualification.claimed(specialty.get(), rqe.get());
  }
}
