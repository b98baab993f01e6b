package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Texts;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator decides on a doctor. */
@Introspected
@Schema(name = "VerificationDecision", description = "What an operator decides on a doctor.")
public record VerificationRequest(
    @Schema(
            type = "string",
            example = "APPROVED",
            allowableValues = {"APPROVED", "REJECTED", "SUSPENDED"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String decision,
    @Schema(
            description =
                "What the doctor is told, 3 to 500 characters; needed unless approved, else not"
                    + " kept.",
            example = "O RQE informado não consta no conselho.",
            nullable = true)
        @Nullable String reason) {

  static DecideVerification.Command read(DoctorId doctor, VerificationRequest json, Fields fields) {
    Field<Decision> decision =
        fields.required("decision", json.decision(), text -> Formats.choice(Decision.class, text));
    if (decision.get() == Decision.APPROVED) {
      return new DecideVerification.Command(doctor, Decision.APPROVED, "");
    }
    Field<String> reason =
        fields.required(
            "reason",
            json.reason(),
            text -> Texts.paragraph(text, Doctor.MINIMUM_REASON, Doctor.MAXIMUM_REASON));
    return new DecideVerification.Command(doctor, decision.get(), reason.get());
  }
}
