package br.com.techmedicos.adapters.rest.healthrecord;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to share, with whom, until when. At least one file or group, at most 100. */
@Introspected
@Schema(name = "GrantRequest")
public record GrantRequest(
    @Schema(
            description = "The doctor, who must be verified.",
            example = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f",
            format = "uuid",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String doctorId,
    @ArraySchema(
            arraySchema = @Schema(description = "The patient’s own files."),
            schema = @Schema(format = "uuid"))
        @Nullable List<String> fileIds,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "The patient’s own groups; files added later are shared as well."),
            schema = @Schema(format = "uuid"))
        @Nullable List<String> groupIds,
    @Schema(
            description = "The expiry: in the future, at most a year away (RFC 3339).",
            example = "2027-04-01T00:00:00-03:00",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String expiresAt) {}
