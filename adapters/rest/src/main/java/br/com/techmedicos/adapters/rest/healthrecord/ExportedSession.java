package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.identity.Session;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time that a patient was logged in, as they take it out.
 *
 * @param id which
 * @param startedAt since when
 * @param endedAt until when; null if it was not ended
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportedSession(UUID id, Instant startedAt, @Nullable Instant endedAt) {

  static ExportedSession of(Session session) {
    return new ExportedSession(
        session.id().value(), session.startedAt(), session.endedAt().orElse(null));
  }
}
