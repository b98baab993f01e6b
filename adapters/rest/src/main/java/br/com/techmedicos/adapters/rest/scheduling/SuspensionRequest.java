package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The suspension of a patient by an operator. */
@Introspected
@Schema(name = "PatientSuspension")
public record SuspensionRequest(
    @Schema(
            description = "The reason, for operators only, 3 to 500 characters.",
            example = "Contas em série, feitas para ocupar uma agenda.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {}
