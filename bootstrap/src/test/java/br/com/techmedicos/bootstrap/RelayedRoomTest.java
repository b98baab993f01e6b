package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no direct way is, a real coturn carries the media, for whom the service gave a login. */
class RelayedRoomTest {

  @Test
  void doctor_and_patient_see_and_hear_each_other_through_the_relay(@TempDir Path folder)
      throws Exception {
    try (TurnServer relay = TurnServer.start(folder);
        RunningService service = RunningService.start(folder.resolve("data"), relay.settings());
        Chromium chromium = Chromium.start();
        RoomPage doctor = chromium.visitor();
        RoomPage patient = chromium.visitor()) {
      Consultation consultation = Consultation.since(Duration.ofMinutes(1), List.of(service));
      doctor.enter(service.uri(), consultation, consultation.doctor());
      patient.enter(service.uri(), consultation, consultation.patient());
      assertThat(doctor.awaitMedia().way()).isEqualTo("relay");
      assertThat(patient.awaitMedia().way()).isEqualTo("relay");
    }
  }
}
