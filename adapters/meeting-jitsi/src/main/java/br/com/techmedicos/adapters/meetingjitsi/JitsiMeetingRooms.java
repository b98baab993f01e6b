package br.com.techmedicos.adapters.meetingjitsi;

import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Party;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Rooms on a Jitsi server. The name of a room reveals nothing and cannot be guessed. Entering also
 * requires a token, which is issued to one party when it joins.
 */
public final class JitsiMeetingRooms implements MeetingRooms {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** A resource that every working Jitsi serves, self-hosted or as a service. */
  private static final String PROBE = "/external_api.js";

  private static final String HMAC = "HmacSHA256";

  private final JitsiAddress address;
  private final JitsiKey key;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /**
   * Creates rooms on one Jitsi server.
   *
   * @param address where it is, and what it knows us by
   * @param key what it believes us by
   */
  public JitsiMeetingRooms(JitsiAddress address, JitsiKey key, Clock clock) {
    this.address = address;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public MeetingRoom open(Visitor visitor) {
    if (!answers()) {
      throw new ProviderUnavailable(RETRY_AFTER);
    }
    String room = room(visitor.appointment());
    // In the fragment, as JSON: Jitsi reads it, and browsers do not send it.
    return new MeetingRoom.Elsewhere(
        address.base() + "/" + room + "#jwt=%22" + token(visitor, room) + "%22");
  }

  private boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.base() + PROBE))
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String room(AppointmentId appointment) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.roomSeed(), HMAC));
      byte[] digest = mac.doFinal(appointment.toString().getBytes(StandardCharsets.UTF_8));
      return "consulta-" + HexFormat.of().formatHex(digest, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + HMAC, e);
    }
  }

  private String token(Visitor visitor, String room) {
    boolean isDoctor = visitor.participant().party() == Party.DOCTOR;
    Map<String, String> user =
        Map.of(
            "id", visitor.participant().party().name(),
            "name", visitor.name().value(),
            "moderator", Boolean.toString(isDoctor)); // text, because Jitsi reads no other type
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(key.algorithm())
                .type(JOSEObjectType.JWT)
                .keyID(key.keyId().orElse(null))
                .build(),
            new JWTClaimsSet.Builder()
                .issuer(address.issuer())
                .audience(address.audience())
                .subject(address.subject())
                .claim("room", room)
                .claim("context", Map.of("user", user))
                .claim("nbf", clock.instant().minusSeconds(10).getEpochSecond()) // clock skew
                .claim("exp", visitor.window().closesAt().getEpochSecond())
                .build());
    try {
      token.sign(key.signer());
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("a token for Jitsi cannot be signed", e);
    }
  }
}
