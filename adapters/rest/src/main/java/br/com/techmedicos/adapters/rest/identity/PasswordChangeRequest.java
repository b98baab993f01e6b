package br.com.techmedicos.adapters.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new password in place of one that is known. */
@Introspected
@Schema(name = "PasswordChange")
public record PasswordChangeRequest(
    @Schema(
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String current,
    @Schema(
            description = "8 to 128 characters, not a common password.",
            example = "dois bois verdes cantam",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @JsonProperty("new")
        @Nullable String chosen,
    @Schema(
            description = "Six digits of the app, or a recovery code, if a second factor is on.",
            example = "492039",
            nullable = true)
        @Nullable String code) {}
