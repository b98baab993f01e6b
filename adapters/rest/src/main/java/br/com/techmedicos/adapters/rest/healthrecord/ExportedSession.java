package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.application.identity.DeviceDescription;
import br.com.techmedicos.application.identity.Network;
import br.com.techmedicos.application.identity.Session;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of a patient, in an export.
 *
 * @param id which
 * @param startedAt when it began
 * @param endedAt when it ended; null if it has not
 * @param device what they logged in with, in coarse words; null if it is not known
 * @param network roughly where from; null if it is not known
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExportedSession(
    UUID id,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String device,
    @Nullable String network) {

  static ExportedSession of(Session session) {
    return new ExportedSession(
        session.id().value(),
        session.startedAt(),
        session.endedAt().orElse(null),
        session.device().map(DeviceDescription::value).orElse(null),
        session.network().map(Network::value).orElse(null));
  }
}
