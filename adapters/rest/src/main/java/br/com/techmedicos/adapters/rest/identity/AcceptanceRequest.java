package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The acceptance of a legal document. */
@Introspected
@Schema(name = "Acceptance")
public record AcceptanceRequest(
    @Schema(
            description = "The version that was read: the one in force.",
            example = "2026-11",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String version) {}
