package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Who a token is. */
@Serdeable
@Schema(name = "Me", description = "Who the token is.")
public record MeResponse(
    UUID id,
    @Schema(
            type = "string",
            example = "PATIENT",
            allowableValues = {"PATIENT", "DOCTOR", "OPERATOR"})
        String role) {}
