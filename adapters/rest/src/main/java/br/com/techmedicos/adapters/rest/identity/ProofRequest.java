package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A code of a second factor, and the password. */
@Introspected
@Schema(name = "Proof")
public record ProofRequest(
    @Schema(
            description = "The current password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description = "Six digits of the app, or a recovery code.",
            example = "492039",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String code) {}
