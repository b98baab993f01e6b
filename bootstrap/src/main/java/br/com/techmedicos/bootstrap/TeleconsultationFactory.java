package br.com.techmedicos.bootstrap;

import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Import;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Wires meetings. */
@Factory
@Import(classes = Teleconsultation.Dependencies.class)
final class TeleconsultationFactory {

  @Singleton
  MeetingRooms meetingRooms(
      MeetingsConfiguration settings, Optional<JitsiConfiguration> jitsi, Clock clock) {
    return switch (settings.provider()) {
      case ROOM -> settings.ownRooms();
      case JITSI ->
          jitsi
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "TECHMEDICOS_MEETINGS_PROVIDER=jitsi needs"
                              + " TECHMEDICOS_MEETINGS_JITSI_URL"))
              .rooms(clock);
    };
  }

  @Singleton
  Teleconsultation teleconsultation(Teleconsultation.Dependencies ports, Clock clock) {
    return new Teleconsultation(ports, clock);
  }
}
