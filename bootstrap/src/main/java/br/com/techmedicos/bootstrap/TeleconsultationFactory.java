package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.meetingroom.RandomTicketSecrets;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.application.teleconsultation.Signals;
import br.com.techmedicos.application.teleconsultation.Teleconsultation;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.teleconsultation.Consents;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Meetings: consent, joining, and the signals of the room. */
@Factory
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
  TicketSecrets ticketSecrets() {
    return new RandomTicketSecrets();
  }

  @Singleton
  Teleconsultation teleconsultation(
      UnitOfWork unitOfWork,
      Accounts accounts,
      Appointments appointments,
      AppointmentListings listings,
      Consents consents,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      MeetingRooms rooms,
      TicketSecrets secrets,
      Clock clock) {
    return new Teleconsultation(
        new Teleconsultation.Ports(
            unitOfWork,
            accounts,
            appointments,
            listings,
            consents,
            tickets,
            presences,
            signals,
            rooms,
            secrets),
        clock);
  }
}
