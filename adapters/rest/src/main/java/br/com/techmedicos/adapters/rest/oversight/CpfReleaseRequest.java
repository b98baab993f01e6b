package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The release of a CPF by an operator. */
@Introspected
@Schema(name = "CpfReleaseRequest")
public record CpfReleaseRequest(
    @Schema(
            description = "With or without punctuation.",
            example = "529.982.247-25",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String cpf,
    @Schema(
            description =
                "How its owner proved who they are, for operators only, 3 to 500 characters.",
            example = "Compareceu com documento e selfie; a conta é de outra pessoa.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {

  /** What was read. */
  record Wanted(Cpf cpf, Reason reason) {}

  static Wanted read(CpfReleaseRequest json, Fields fields) {
    Field<Cpf> cpf = fields.required("cpf", json.cpf(), Cpf::parse);
    Field<Reason> reason = fields.required("reason", json.reason(), Reason::new);
    return new Wanted(cpf.get(), reason.get());
  }
}
