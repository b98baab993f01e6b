package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.DeviceDescription;
import br.com.techmedicos.application.identity.Network;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session that goes on. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "OpenSession")
public record OpenSessionResponse(
    UUID id,
    @Schema(example = "2026-11-23T10:00:00Z") Instant startedAt,
    @Schema(
            description =
                "What was logged in with, in coarse words: a family of browsers and a kind of"
                    + " system, or other. Null if it did not say.",
            example = "Chrome, Android",
            nullable = true)
        @Nullable String device,
    @Schema(
            description =
                "The network that was logged in from, coarsely: 256 addresses, or an IPv6 /48. Null"
                    + " if it is not known.",
            example = "203.0.113.0/24",
            nullable = true)
        @Nullable String network,
    @Schema(description = "Whether that is the network of this call.") boolean sameNetwork,
    @Schema(description = "Whether it is the session of this call.") boolean current) {

  static OpenSessionResponse of(
      Session session, Optional<Network> here, Optional<SessionId> current) {
    return new OpenSessionResponse(
        session.id().value(),
        session.startedAt(),
        session.device().map(DeviceDescription::value).orElse(null),
        session.network().map(Network::value).orElse(null),
        session.network().isPresent() && session.network().equals(here),
        current.equals(Optional.of(session.id())));
  }
}
