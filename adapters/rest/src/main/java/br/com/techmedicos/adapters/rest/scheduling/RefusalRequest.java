package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a doctor declines. */
@Introspected
@Schema(name = "RefusalRequest")
public record RefusalRequest(
    @Schema(
            description = "What the patient is told, 3 to 500 characters.",
            example = "Não atendo essa especialidade.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {}
