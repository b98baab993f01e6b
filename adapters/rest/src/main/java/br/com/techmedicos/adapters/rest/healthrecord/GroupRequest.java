package br.com.techmedicos.adapters.rest.healthrecord;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group to create. */
@Introspected
@Schema(name = "GroupRequest")
public record GroupRequest(
    @Schema(
            description = "The name, 1 to 80 characters.",
            example = "Exames de 2027",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name) {}
