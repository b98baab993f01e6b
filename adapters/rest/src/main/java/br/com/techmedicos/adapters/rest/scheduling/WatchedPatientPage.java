package br.com.techmedicos.adapters.rest.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patients whom operators look at, those who signed up last first. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "WatchedPatientPage",
    description = "Patients whom operators look at, those who signed up last first.")
public record WatchedPatientPage(
    List<WatchedPatientResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
