package br.com.techmedicos.adapters.rest.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The login of a patient or an operator. */
@Introspected
@Schema(name = "Login")
public record LoginRequest(
    @Schema(
            description =
                "A patient’s e-mail or CPF, with or without punctuation; an operator’s login.",
            example = "529.982.247-25",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String login,
    @Schema(
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password,
    @Schema(
            description =
                "From the answer to the last login on this device, which then counts its own wrong"
                    + " passwords. One that is unknown or void is ignored.",
            example = "AZrJ8W6ccBOZ0V1mPqFf3gAAAABp9e0w")
        @JsonProperty("device_token")
        @Nullable String deviceToken,
    @Schema(
            description =
                "Of the second factor, if the account has one: six digits of the app, or a recovery"
                    + " code. Each is for one use.",
            example = "492039")
        @Nullable String code) {}
