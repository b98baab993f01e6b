package br.com.techmedicos.adapters.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The refresh of a session (RFC 6749, 6). */
@Introspected
@Schema(name = "Refresh")
public record RefreshRequest(
    @Schema(
            type = "string",
            example = "refresh_token",
            allowableValues = "refresh_token",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonProperty("grant_type")
        @Nullable String grantType,
    @Schema(
            description = "The last refresh token.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonProperty("refresh_token")
        @Nullable String refreshToken) {}
