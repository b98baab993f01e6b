package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.application.directory.DecideVerification;
import br.com.techmedicos.application.directory.DecideVerification.Decision;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.shared.Reason;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operator's decision on a doctor. */
@Introspected
@Schema(name = "VerificationDecision")
public record VerificationRequest(
    @Schema(
            example = "APPROVED",
            implementation = VerificationRequest.DecisionKind.class,
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String decision,
    @Schema(
            description =
                "The reason for the doctor, 3 to 500 characters; required unless approved, else"
                    + " ignored.",
            example = "O RQE informado não consta no conselho.",
            nullable = true)
        @Nullable String reason) {

  enum DecisionKind {
    APPROVED,
    REJECTED,
    SUSPENDED
  }

  static DecideVerification.Command read(DoctorId doctor, VerificationRequest json, Fields fields) {
    Field<DecisionKind> kind =
        fields.required(
            "decision", json.decision(), text -> Formats.choice(DecisionKind.class, text));
    Decision decision =
        switch (kind.get()) {
          case APPROVED -> new Decision.Approved();
          case REJECTED -> new Decision.Rejected(json.reason(fields));
          case SUSPENDED -> new Decision.Suspended(json.reason(fields));
        };
    return new DecideVerification.Command(doctor, decision);
  }

  private Reason reason(Fields fields) {
    return fields.required("reason", reason, Reason::new).get();
  }
}
