package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.domain.identity.Role;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Who the token is. */
@Serdeable
@Schema(name = "Me")
public record MeResponse(
    UUID id, @Schema(example = "PATIENT", implementation = Role.class) String role) {}
