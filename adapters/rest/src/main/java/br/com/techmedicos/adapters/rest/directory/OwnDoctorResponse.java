package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.identity.CrmJson;
import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.directory.DoctorProfile;
import br.com.techmedicos.domain.shared.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A doctor, as they and operators see them. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OwnDoctor", description = "A doctor, as they themselves and operators see them.")
public record OwnDoctorResponse(
    UUID id,
    @Schema(example = "Ana Souza") String name,
    @Schema(example = "ana.souza@example.com") String email,
    CrmJson crm,
    List<QualificationResponse> specialties,
    MoneyJson consultationPrice,
    PracticeJson practice,
    @Schema(
            description = "The zone that the agenda started out with.",
            example = "America/Sao_Paulo")
        String timeZone,
    @Schema(
            type = "string",
            example = "PENDING_VERIFICATION",
            allowableValues = {"PENDING_VERIFICATION", "VERIFIED", "REJECTED", "SUSPENDED"})
        String status,
    @Schema(
            description = "Why the doctor was last rejected or suspended, or null.",
            nullable = true)
        @Nullable String statusReason) {

  static OwnDoctorResponse of(Doctor doctor) {
    DoctorProfile profile = doctor.profile();
    return new OwnDoctorResponse(
        doctor.id().value(),
        profile.name().value(),
        doctor.email().value(),
        CrmJson.of(doctor.crm()),
        profile.qualifications().stream().map(QualificationResponse::fully).toList(),
        MoneyJson.of(profile.consultationPrice()),
        PracticeJson.of(profile.practice()),
        doctor.timeZone().id(),
        doctor.status().name(),
        doctor.statusReason().map(Reason::text).orElse(null));
  }
}
