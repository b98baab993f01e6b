package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A doctor's refusal of an appointment. */
@Introspected
@Schema(name = "RefusalRequest")
public record RefusalRequest(
    @Schema(
            description = "The reason for the patient, 3 to 500 characters.",
            example = "Não atendo essa especialidade.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {}
