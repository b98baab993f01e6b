package br.com.techmedicos.adapters.rest.teleconsultation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** Where and when the meeting of an appointment is. */
@Serdeable
@Schema(name = "Meeting")
public record MeetingResponse(
    @Schema(
            description = "The page of the meeting. It requires a login.",
            example = "https://clinic.example/meet/0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f")
        String url,
    @Schema(description = "10 minutes before the start.", example = "2027-03-01T11:50:00Z")
        Instant opensAt,
    @Schema(description = "10 minutes after the end.", example = "2027-03-01T13:00:00Z")
        Instant closesAt) {}
