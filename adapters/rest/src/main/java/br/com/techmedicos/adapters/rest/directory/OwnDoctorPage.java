package br.com.techmedicos.adapters.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Doctors by their standing, those who signed up first first. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(
    name = "OwnDoctorPage",
    description = "Doctors by their standing, those who signed up first first.")
public record OwnDoctorPage(
    List<OwnDoctorResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
