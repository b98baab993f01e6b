package br.com.techmedicos.adapters.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Doctors in the order asked for. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DoctorPage", description = "Doctors in the order asked for.")
public record DoctorPage(
    List<DoctorResponse> items,
    @Schema(description = "The cursor of the next page, or null at the end.", nullable = true)
        @Nullable String next) {}
