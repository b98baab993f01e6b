package br.com.techmedicos.adapters.rest.teleconsultation;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.JoinMeeting.Joined;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.domain.scheduling.Party;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access to a meeting, for the calling party. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JoinedMeeting")
public record JoinResponse(
    @Schema(
            type = "string",
            description = "ROOM: our own room, by signalling. JITSI: the address in url.",
            example = "ROOM",
            allowableValues = {"ROOM", "JITSI"})
        String provider,
    @Schema(
            description = "The party of the caller.",
            example = "DOCTOR",
            implementation = Party.class)
        String party,
    Peer peer,
    @Schema(description = "The start.", example = "2027-03-01T12:00:00Z") Instant startsAt,
    @Schema(description = "50 minutes later.", example = "2027-03-01T12:50:00Z") Instant endsAt,
    @Schema(description = "When the meeting closes.", example = "2027-03-01T13:00:00Z")
        Instant closesAt,
    @Schema(
            description = "The time of the service, for clients whose clock is wrong.",
            example = "2027-03-01T11:55:00Z")
        Instant now,
    @Schema(description = "How to connect to the other party; with ROOM only.", nullable = true)
        @Nullable Signalling signalling,
    @Schema(description = "For RTCPeerConnection; with ROOM only.")
        @Nullable List<Server> iceServers,
    @Schema(
            type = "string",
            description = "For RTCPeerConnection; with ROOM only.",
            example = "all",
            allowableValues = {"all", "relay"})
        @Nullable String iceTransportPolicy,
    @Schema(
            description = "The address of the room, with credentials; with JITSI only.",
            example = "https://meet.example/consulta-1b2c#jwt=…")
        @Nullable String url) {

  /** Whom the caller meets. */
  @Serdeable
  @Schema(name = "Peer")
  public record Peer(
      @Schema(description = "The current name.", example = "Ana Souza") String name) {}

  /** A WebSocket, to be opened as path?ticket=…. */
  @Serdeable
  @Schema(name = "Signalling", description = "A WebSocket, to be opened as path?ticket=….")
  public record Signalling(
      @Schema(example = "/api/v1/meetings/signalling") String path,
      @Schema(
              description = "Valid for one connection within 30 seconds.",
              example = "q0fR8nZ3xJ7kV2mB5tY9wL4sD6hG1aC0eN8uP3iO7rE")
          String ticket) {}

  /** A STUN or TURN server, as RTCIceServer has it. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "IceServer")
  public record Server(
      @Schema(example = "[\"turn:relay.example:3478\"]") List<String> urls,
      @Schema(description = "TURN only; valid until the meeting closes.", nullable = true)
          @Nullable String username,
      @Schema(description = "TURN only.", nullable = true) @Nullable String credential) {

    static Server of(IceServer server) {
      return new Server(
          server.urls(),
          server.login().map(IceServer.Login::username).orElse(null),
          server.login().map(IceServer.Login::credential).orElse(null));
    }
  }

  private static final String SIGNALLING = "/api/v1/meetings/signalling";

  static JoinResponse of(Joined joined) {
    return joined.room().fold(new Rooms(joined));
  }

  private record Rooms(Joined joined) implements MeetingRoom.Cases<JoinResponse> {

    @Override
    public JoinResponse ours(MeetingRoom.Ours room) {
      return response(
          "ROOM",
          joined.ticket().map(SecretToken::value).map(t -> new Signalling(SIGNALLING, t)),
          Optional.of(room),
          Optional.empty());
    }

    @Override
    public JoinResponse elsewhere(MeetingRoom.Elsewhere room) {
      return response("JITSI", Optional.empty(), Optional.empty(), Optional.of(room.address()));
    }

    private JoinResponse response(
        String provider,
        Optional<Signalling> signalling,
        Optional<MeetingRoom.Ours> ours,
        Optional<String> url) {
      return new JoinResponse(
          provider,
          joined.participant().party().name(),
          new Peer(joined.peer().value()),
          joined.slot().startsAt(),
          joined.slot().endsAt(),
          joined.window().closesAt(),
          joined.now(),
          signalling.orElse(null),
          ours.map(room -> room.iceServers().stream().map(Server::of).toList()).orElse(null),
          ours.map(room -> room.relayOnly() ? "relay" : "all").orElse(null),
          url.orElse(null));
    }
  }
}
