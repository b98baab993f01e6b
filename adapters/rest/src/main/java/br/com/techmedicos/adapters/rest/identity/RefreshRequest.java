package br.com.techmedicos.adapters.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The refresh of a session (RFC 6749, 6), or the login of a partner's program (4.4). */
@Introspected
@Schema(name = "Refresh")
public record RefreshRequest(
    @Schema(
            type = "string",
            example = "refresh_token",
            allowableValues = {"refresh_token", "client_credentials"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonProperty("grant_type")
        @Nullable String grantType,
    @Schema(
            description = "The last refresh token, to refresh.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE")
        @JsonProperty("refresh_token")
        @Nullable String refreshToken,
    @Schema(description = "The program's id.", example = "018f3b5e-7c1d-7a2b-9e3f-1a2b3c4d5e6f")
        @JsonProperty("client_id")
        @Nullable String clientId,
    @Schema(
            description = "The program's secret.",
            example = "Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE",
            format = "password")
        @JsonProperty("client_secret")
        @Nullable String clientSecret,
    @Schema(
            description = "The scopes that a program wants, separated by spaces; by default all.",
            example = "doctors:read slots:read")
        @Nullable String scope) {}
