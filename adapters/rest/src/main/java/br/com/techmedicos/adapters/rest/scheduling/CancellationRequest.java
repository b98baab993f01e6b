package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The cancellation of an appointment. */
@Introspected
@Schema(name = "CancellationRequest")
public record CancellationRequest(
    @Schema(
            description = "The reason for the other party, 3 to 500 characters.",
            example = "Preciso viajar a trabalho.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String justification) {}
