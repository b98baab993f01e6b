package br.com.techmedicos.adapters.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The end of a session. */
@Introspected
@Schema(name = "Logout")
public record LogoutRequest(
    @Schema(
            description = "Any refresh token of the session.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonProperty("refresh_token")
        @Nullable String refreshToken) {}
