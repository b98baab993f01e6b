package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.oversight.AskForCpfRelease;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.OperatorId;
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
                "Of its owner. For 24 hours only a sign-up with this address can have the CPF.",
            example = "joana@example.com",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String email,
    @Schema(
            description =
                "How its owner proved who they are, for operators only, 3 to 500 characters.",
            example = "Compareceu com documento e selfie; a conta é de outra pessoa.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {

  static AskForCpfRelease.Command read(CpfReleaseRequest json, OperatorId operator, Fields fields) {
    Field<Cpf> cpf = fields.required("cpf", json.cpf(), Cpf::parse);
    Field<EmailAddress> email = fields.required("email", json.email(), EmailAddress::parse);
    Field<Reason> reason = fields.required("reason", json.reason(), Reason::new);
    return new AskForCpfRelease.Command(
        operator, "releaseCpf", cpf.get(), email.get(), reason.get());
  }
}
