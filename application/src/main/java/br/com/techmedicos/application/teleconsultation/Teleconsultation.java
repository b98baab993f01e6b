package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.CallerStandings;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.scheduling.Appointments;
import br.com.techmedicos.domain.teleconsultation.Consents;
import java.time.Clock;

/** The use cases of meetings: consent, joining, and the signals of the room. */
public final class Teleconsultation {

  private final Dependencies ports;
  private final Clock clock;
  private final MeetingAdmission admission;

  /** The ports that the use cases need. */
  public record Dependencies(
      UnitOfWork unitOfWork,
      Accounts accounts,
      CallerStandings callerStandings,
      Appointments appointments,
      AppointmentListings listings,
      Consents consents,
      JoinTickets tickets,
      Presences presences,
      Signals signals,
      MeetingRooms rooms,
      SecretTokens secretTokens) {}

  public Teleconsultation(Dependencies ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
    this.admission =
        new MeetingAdmission(ports.callerStandings, ports.appointments, ports.consents);
  }

  public ViewMeeting viewMeeting() {
    return new ViewMeeting(admission, clock);
  }

  public GiveConsent giveConsent() {
    return new GiveConsent(ports.unitOfWork, ports.accounts, admission, ports.consents, clock);
  }

  public JoinMeeting joinMeeting() {
    return new JoinMeeting(
        ports.unitOfWork,
        ports.accounts,
        admission,
        ports.listings,
        ports.rooms,
        ports.secretTokens,
        ports.tickets,
        clock);
  }

  public EnterMeeting enterMeeting() {
    return new EnterMeeting(
        ports.unitOfWork, admission, ports.tickets, ports.presences, ports.signals, clock);
  }

  public RelaySignal relaySignal() {
    return new RelaySignal(ports.unitOfWork, ports.presences, ports.signals, clock);
  }

  public CollectSignals collectSignals() {
    return new CollectSignals(ports.unitOfWork, ports.signals);
  }

  /** {@return the use case}; to be called every few seconds for everyone who is in a meeting */
  public ReviewPresence reviewPresence() {
    return new ReviewPresence(ports.unitOfWork, admission, ports.presences, ports.signals, clock);
  }

  public LeaveMeeting leaveMeeting() {
    return new LeaveMeeting(ports.unitOfWork, ports.presences, ports.signals, clock);
  }

  /** {@return the use case}; to be called periodically */
  public ForgetOldMeetings forgetOldMeetings() {
    return new ForgetOldMeetings(
        ports.unitOfWork, ports.tickets, ports.presences, ports.signals, clock);
  }
}
