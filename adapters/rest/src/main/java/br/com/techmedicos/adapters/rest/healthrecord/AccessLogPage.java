package br.com.techmedicos.adapters.rest.healthrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of an access log, the newest first. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "AccessLogPage", description = "Rows of an access log, the newest first.")
public record AccessLogPage(
    List<AccessLogEntryResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
