package br.com.techmedicos.adapters.rest.json;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Someone, by name. */
@Serdeable
@Schema(name = "NamedPerson")
public record NamedPersonJson(
    UUID id, @Schema(description = "Their name today.", example = "Ana Souza") String name) {}
