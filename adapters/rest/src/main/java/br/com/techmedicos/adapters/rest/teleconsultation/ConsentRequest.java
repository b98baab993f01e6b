package br.com.techmedicos.adapters.rest.teleconsultation;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient's consent. */
@Introspected
@Schema(name = "ConsentRequest")
public record ConsentRequest(
    @Schema(
            description = "The version of the text that the patient read.",
            example = "2026-11",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String version) {}
