package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another address, and the password. */
@Introspected
@Schema(name = "EmailChange")
public record EmailChangeRequest(
    @Schema(
            description = "The new address.",
            example = "ana@correio.example",
            format = "email",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String email,
    @Schema(
            description = "The current password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description = "Six digits of the app, or a recovery code, if a second factor is on.",
            example = "492039",
            nullable = true)
        @Nullable String code) {}
