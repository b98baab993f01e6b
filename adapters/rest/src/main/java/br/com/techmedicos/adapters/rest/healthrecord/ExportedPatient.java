package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.domain.identity.Patient;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient's own data, in an export.
 *
 * @param id who
 * @param name theirs
 * @param email theirs
 * @param cpf with punctuation
 * @param birthDate theirs
 * @param registeredAt when they signed up; null if that was before it was kept
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportedPatient(
    UUID id,
    String name,
    String email,
    String cpf,
    LocalDate birthDate,
    @Nullable Instant registeredAt) {

  static ExportedPatient of(Patient patient) {
    return new ExportedPatient(
        patient.id().value(),
        patient.name().value(),
        patient.email().value(),
        patient.cpf().formatted(),
        patient.birthDate().value(),
        patient.registeredAt().equals(Instant.EPOCH) ? null : patient.registeredAt());
  }
}
