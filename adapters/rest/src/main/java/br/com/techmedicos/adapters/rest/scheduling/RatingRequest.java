package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient's rating of a consultation. */
@Introspected
@Schema(name = "RatingRequest")
public record RatingRequest(
    @Schema(
            description = "From 1 to 5.",
            minimum = "1",
            maximum = "5",
            example = "5",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Integer stars,
    @Schema(
            description = "For the clinic, not public; at most 1,000 characters.",
            example = "Muito atenciosa.",
            nullable = true)
        @Nullable String comment) {}
