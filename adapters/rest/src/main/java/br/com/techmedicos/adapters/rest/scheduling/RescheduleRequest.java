package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The new start of an appointment. */
@Introspected
@Schema(name = "RescheduleRequest")
public record RescheduleRequest(
    @Schema(
            description = "The start of another slot of the same doctor (RFC 3339).",
            example = "2027-03-02T09:00:00-03:00",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String startsAt) {}
