package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A patient's request for a slot. */
@Introspected
@Schema(name = "BookingRequest")
public record BookingRequest(
    @Schema(
            description = "The doctor.",
            example = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f",
            format = "uuid",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String doctorId,
    @Schema(
            description = "The start of one of the doctor’s slots (RFC 3339).",
            example = "2027-03-01T09:00:00-03:00",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String startsAt) {}
