package br.com.techmedicos.bootstrap;

import br.com.techmedicos.adapters.meetingroom.RandomTicketSecrets;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.teleconsultation.CollectSignals;
import br.com.techmedicos.application.teleconsultation.EnterMeeting;
import br.com.techmedicos.application.teleconsultation.ForgetOldMeetings;
import br.com.techmedicos.application.teleconsultation.GiveConsent;
import br.com.techmedicos.application.teleconsultation.JoinMeeting;
import br.com.techmedicos.application.teleconsultation.JoinTickets;
import br.com.techmedicos.application.teleconsultation.LeaveMeeting;
import br.com.techmedicos.application.teleconsultation.MeetingDoor;
import br.com.techmedicos.application.teleconsultation.MeetingRooms;
import br.com.techmedicos.application.teleconsultation.PassSignal;
import br.com.techmedicos.application.teleconsultation.Presences;
import br.com.techmedicos.application.teleconsultation.ReviewPresence;
import br.com.techmedicos.application.teleconsultation.Signals;
import br.com.techmedicos.application.teleconsultation.TicketSecrets;
import br.com.techmedicos.application.teleconsultation.ViewMeeting;
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
  MeetingDoor meetingDoor(Appointments appointments, Consents consents) {
    return new MeetingDoor(appointments, consents);
  }

  @Singleton
  ViewMeeting viewMeeting(MeetingDoor door, Clock clock) {
    return new ViewMeeting(door, clock);
  }

  @Singleton
  GiveConsent giveConsent(
      UnitOfWork unitOfWork, Accounts accounts, MeetingDoor door, Consents consents, Clock clock) {
    return new GiveConsent(unitOfWork, accounts, door, consents, clock);
  }

  @Singleton
  JoinMeeting joinMeeting(
      UnitOfWork unitOfWork,
      Accounts accounts,
      MeetingDoor door,
      AppointmentListings listings,
      MeetingRooms rooms,
      TicketSecrets secrets,
      JoinTickets tickets,
      Clock clock) {
    return new JoinMeeting(unitOfWork, accounts, door, listings, rooms, secrets, tickets, clock);
  }

  @Singleton
  EnterMeeting enterMeeting(
      UnitOfWork unitOfWork,
      MeetingDoor door,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      Clock clock) {
    return new EnterMeeting(unitOfWork, door, tickets, presences, signals, clock);
  }

  @Singleton
  PassSignal passSignal(UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    return new PassSignal(unitOfWork, presences, signals, clock);
  }

  @Singleton
  CollectSignals collectSignals(UnitOfWork unitOfWork, Signals signals) {
    return new CollectSignals(unitOfWork, signals);
  }

  @Singleton
  ReviewPresence reviewPresence(
      UnitOfWork unitOfWork, MeetingDoor door, Presences presences, Signals signals, Clock clock) {
    return new ReviewPresence(unitOfWork, door, presences, signals, clock);
  }

  @Singleton
  LeaveMeeting leaveMeeting(
      UnitOfWork unitOfWork, Presences presences, Signals signals, Clock clock) {
    return new LeaveMeeting(unitOfWork, presences, signals, clock);
  }

  @Singleton
  ForgetOldMeetings forgetOldMeetings(
      UnitOfWork unitOfWork,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      Clock clock) {
    return new ForgetOldMeetings(unitOfWork, tickets, presences, signals, clock);
  }
}
