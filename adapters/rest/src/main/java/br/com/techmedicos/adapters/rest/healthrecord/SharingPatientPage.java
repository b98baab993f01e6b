package br.com.techmedicos.adapters.rest.healthrecord;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Patients who share something now. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SharingPatientPage", description = "Patients who share something now.")
public record SharingPatientPage(
    List<SharingPatientResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
