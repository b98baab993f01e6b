package br.com.techmedicos.adapters.meetingroom;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.teleconsultation.MeetingRoomsContract;
import br.com.techmedicos.application.teleconsultation.IceServer;
import br.com.techmedicos.application.teleconsultation.MeetingRoom;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebRtcMeetingRoomsTest extends MeetingRoomsContract {

  private static final List<String> TURN = List.of("turn:relay.example:3478?transport=udp");
  private static final TurnRelay RELAY = new TurnRelay(TURN, "north");
  private static final UUID ID = UUID.fromString("0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f");

  @Override
  protected MeetingRooms rooms() {
    return new WebRtcMeetingRooms(List.of("stun:stun.example:3478"), Optional.of(RELAY), false);
  }

  @Test
  void the_relay_is_opened_as_coturn_wants_it_until_the_meeting_closes() {
    Instant start = Instant.parse("2026-11-23T11:00:00Z");

    MeetingRoom.Ours room =
        (MeetingRoom.Ours)
            new WebRtcMeetingRooms(List.of(), Optional.of(RELAY), true)
                .open(
                    new MeetingRooms.Visitor(
                        new AppointmentId(ID),
                        Participant.of(new DoctorId(ID)),
                        PersonName.parse("Ana Souza"),
                        MeetingWindow.of(new Slot(start))));

    // printf '1795435200:…-doctor' | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(room.iceServers())
        .containsExactly(
            new IceServer(
                TURN,
                Optional.of(
                    new IceServer.Login(
                        "1795435200:0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f-doctor",
                        "JzvjM0Z7mWBf7uKbEwVztCRsBQg="))));
    assertThat(room.relayOnly()).isTrue();
  }

  @Test
  void without_servers_browsers_find_each_other_on_one_network() {
    MeetingRoom.Ours room =
        (MeetingRoom.Ours)
            new WebRtcMeetingRooms(List.of(), Optional.empty(), false)
                .open(
                    new MeetingRooms.Visitor(
                        new AppointmentId(ID),
                        Participant.of(new DoctorId(ID)),
                        PersonName.parse("Ana Souza"),
                        MeetingWindow.of(new Slot(Instant.EPOCH))));

    assertThat(room.iceServers()).isEmpty();
  }
}
