package br.com.techmedicos.adapters.rest.healthrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files, the newest first. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RecordFilePage", description = "Files, the newest first.")
public record RecordFilePage(
    List<RecordFileResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
