package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A doctor calls off a day. */
@Introspected
@Schema(name = "DayCancellationRequest")
public record DayCancellationRequest(
    @Schema(
            description = "The reason for the patients, 3 to 500 characters.",
            example = "Estou doente e não poderei atender.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason) {}
