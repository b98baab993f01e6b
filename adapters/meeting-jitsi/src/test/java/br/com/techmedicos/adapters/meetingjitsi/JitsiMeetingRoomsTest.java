package br.com.techmedicos.adapters.meetingjitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.teleconsultation.MeetingRoomsContract;
import br.com.techmedicos.application.shared.ProviderUnavailable;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JitsiMeetingRoomsTest extends MeetingRoomsContract {

  private static final String SECRET = "a secret of no less than 32 letters";
  private static final UUID ID = UUID.fromString("0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f");
  private static final Instant START = Instant.parse("2026-11-23T11:00:00Z");
  private static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

  private HttpServer jitsi;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    jitsi = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jitsi.createContext(
        "/external_api.js",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    jitsi.start();
  }

  @AfterEach
  void stop() {
    jitsi.stop(0);
  }

  private String base() {
    return "http://127.0.0.1:" + jitsi.getAddress().getPort();
  }

  private MeetingRooms rooms(JitsiKey key) {
    return new JitsiMeetingRooms(
        new JitsiAddress(URI.create(base() + "/"), "clinic", "jitsi", "meet.example"), key, CLOCK);
  }

  @Override
  protected MeetingRooms rooms() {
    return rooms(JitsiKey.shared(SECRET, Optional.empty()));
  }

  private static MeetingRooms.Visitor doctor() {
    return visitor(Participant.of(new DoctorId(ID)), "Ana Souza");
  }

  private static MeetingRooms.Visitor patient() {
    return visitor(Participant.of(new PatientId(ID)), "José Lima");
  }

  private static MeetingRooms.Visitor visitor(Participant participant, String name) {
    return new MeetingRooms.Visitor(
        new AppointmentId(ID),
        participant,
        PersonName.parse(name),
        MeetingWindow.of(new Slot(START)));
  }

  private static String address(MeetingRoom room) {
    return ((MeetingRoom.Elsewhere) room).address();
  }

  private static SignedJWT token(MeetingRoom room) throws Exception {
    String address = address(room);
    return SignedJWT.parse(
        address.substring(address.indexOf("#jwt=%22") + 8, address.length() - "%22".length()));
  }

  private static String roomName(MeetingRoom room) {
    String path = URI.create(address(room)).getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Test
  void both_come_into_one_room_whose_name_tells_nothing() {
    MeetingRoom doctors = rooms().open(doctor());
    MeetingRoom patients = rooms().open(patient());

    assertThat(roomName(doctors)).isEqualTo(roomName(patients)).matches("consulta-[0-9a-f]{32}");
    assertThat(address(doctors)).startsWith(base() + "/consulta-").doesNotContain(ID.toString());
    assertThat(roomName(rooms(JitsiKey.shared(SECRET + "!", Optional.empty())).open(doctor())))
        .isNotEqualTo(roomName(doctors));
  }

  @Test
  void a_token_is_for_one_party_one_room_and_the_time_of_the_meeting() throws Exception {
    MeetingRoom room = rooms().open(doctor());
    SignedJWT token = token(room);

    assertThat(token.verify(new MACVerifier(SECRET))).isTrue();
    Map<String, Object> claims = token.getPayload().toJSONObject();
    assertThat(claims)
        .containsEntry("iss", "clinic")
        .containsEntry("aud", "jitsi")
        .containsEntry("sub", "meet.example")
        .containsEntry("room", roomName(room))
        .containsEntry("nbf", START.minusSeconds(10).getEpochSecond())
        .containsEntry("exp", START.plus(Duration.ofMinutes(60)).getEpochSecond())
        .containsEntry(
            "context",
            Map.of("user", Map.of("id", "DOCTOR", "name", "Ana Souza", "moderator", "true")));
    assertThat(token(rooms().open(patient())).getPayload().toString())
        .contains("\"moderator\":\"false\"", "José Lima");
  }

  @Test
  void a_key_pair_signs_for_jitsi_as_a_service() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";

    SignedJWT token = token(rooms(JitsiKey.paired(pem, "tenant/key")).open(patient()));

    assertThat(token.getHeader().getKeyID()).isEqualTo("tenant/key");
    assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic()))).isTrue();
  }

  @Test
  void a_jitsi_that_fails_is_not_a_way_that_leads_nowhere() {
    status = 502;
    assertThatThrownBy(() -> rooms().open(doctor()))
        .isInstanceOfSatisfying(
            ProviderUnavailable.class,
            failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
    status = 200;
    assertThat(address(rooms().open(doctor()))).isNotBlank();
    MeetingRooms rooms = rooms();
    jitsi.stop(0);
    assertThatThrownBy(() -> rooms.open(doctor())).isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void a_key_that_is_none_is_told_at_once() {
    assertThatThrownBy(() -> JitsiKey.shared("short", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> JitsiKey.paired("-----BEGIN PRIVATE KEY-----\nAAAA", "key"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(JitsiKey.shared(SECRET, Optional.empty()).toString()).doesNotContain("secret");
  }
}
