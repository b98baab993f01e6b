package br.com.techmedicos.adapters.rest.healthrecord;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a patient wants to share. */
@Introspected
@Schema(
    name = "GrantRequest",
    description = "What to share, with whom, until when. At least one file or group, at most 100.")
public record GrantRequest(
    @Schema(
            description = "With which doctor; their licence must stand.",
            example = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String doctorId,
    @Schema(description = "Files of one’s own.") @Nullable List<String> fileIds,
    @Schema(description = "Groups of one’s own; files that join them later are shared, too.")
        @Nullable List<String> groupIds,
    @Schema(
            description = "When it ends: in the future, at most a year away (RFC 3339).",
            example = "2027-04-01T00:00:00-03:00",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String expiresAt) {}
