package br.com.techmedicos.adapters.rest.identity;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A doctor's login. */
@Introspected
@Schema(name = "DoctorLogin")
public record DoctorLoginRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable CrmJson crm,
    @Schema(
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password) {}
