package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.CrmJson;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.shared.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A doctor, as they themselves and operators see them. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OwnDoctor")
public record OwnDoctorResponse(
    UUID id,
    @JsonUnwrapped DoctorProfileResponse profile,
    @Schema(example = "ana.souza@example.com") String email,
    CrmJson crm,
    @Schema(description = "The initial time zone of the agenda.", example = "America/Sao_Paulo")
        String timeZone,
    @Schema(example = "PENDING_VERIFICATION", implementation = VerificationStatus.class)
        String status,
    @Schema(
            description = "Why the doctor was last rejected or suspended, or null.",
            nullable = true)
        @Nullable String statusReason) {

  static OwnDoctorResponse of(Doctor doctor) {
    return new OwnDoctorResponse(
        doctor.id().value(),
        DoctorProfileResponse.of(doctor.profile(), QualificationResponse::fully),
        doctor.email().value(),
        CrmJson.of(doctor.crm()),
        doctor.timeZone().id(),
        doctor.status().name(),
        doctor.statusReason().map(Reason::text).orElse(null));
  }
}
