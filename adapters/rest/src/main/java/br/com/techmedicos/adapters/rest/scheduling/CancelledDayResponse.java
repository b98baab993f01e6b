package br.com.techmedicos.adapters.rest.scheduling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A day that was called off.
 *
 * @param cancelled what this call cancelled, by start
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "CancelledDay")
record CancelledDayResponse(List<AppointmentResponse> cancelled) {}
