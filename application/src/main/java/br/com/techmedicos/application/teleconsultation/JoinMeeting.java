package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.AppointmentListings;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.application.shared.UseCaseViolation;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Accounts;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.Participant;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Checks that a party may join a meeting now, and opens the room for them. */
public final class JoinMeeting {

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final MeetingAdmission admission;
  private final AppointmentListings listings;
  private final MeetingRooms rooms;
  private final SecretTokens secretTokens;
  private final JoinTickets tickets;
  private final Clock clock;

  JoinMeeting(
      UnitOfWork unitOfWork,
      Accounts accounts,
      MeetingAdmission admission,
      AppointmentListings listings,
      MeetingRooms rooms,
      SecretTokens secretTokens,
      JoinTickets tickets,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.admission = admission;
    this.listings = listings;
    this.rooms = rooms;
    this.secretTokens = secretTokens;
    this.tickets = tickets;
    this.clock = clock;
  }

  /**
   * Who joins which meeting.
   *
   * @param origin of the caller's token
   */
  public record Command(AppointmentId appointment, Participant participant, TokenOrigin origin) {}

  /**
   * How to enter.
   *
   * @param peer the name of the other party
   * @param slot the slot of the consultation
   * @param window when the meeting is open
   * @param now the present, since the caller's clock may be wrong
   * @param ticket the ticket for signalling, in our own rooms
   */
  public record Joined(
      Participant participant,
      PersonName peer,
      Slot slot,
      MeetingWindow window,
      Instant now,
      MeetingRoom room,
      Optional<SecretToken> ticket) {}

  /**
   * Joins.
   *
   * @param command who joins which meeting
   * @return how to enter
   * @throws DomainException if the appointment is not the caller's, or they may not join now
   * @throws br.com.techmedicos.application.shared.ProviderUnavailable if the provider fails
   */
  public Joined handle(Command command) {
    Instant now = clock.instant();
    Participant participant = command.participant();
    Slot slot = admission.admit(command.appointment(), participant, command.origin(), now).slot();
    MeetingWindow window = MeetingWindow.of(slot);
    AppointmentDetails details =
        listings.find(command.appointment()).orElseThrow(UseCaseViolation::notFound);
    MeetingRoom room =
        rooms.open(
            new MeetingRooms.Visitor(
                command.appointment(), participant, nameOf(participant.party(), details), window));
    return new Joined(
        participant,
        nameOf(participant.party().other(), details),
        slot,
        window,
        now,
        room,
        room.fold(new Tickets(command, now)));
  }

  private static PersonName nameOf(Party party, AppointmentDetails details) {
    return party == Party.DOCTOR ? details.doctorName() : details.patientName();
  }

  /** Only our own rooms need one. */
  private final class Tickets implements MeetingRoom.Cases<Optional<SecretToken>> {

    private final Command command;
    private final Instant now;

    Tickets(Command command, Instant now) {
      this.command = command;
      this.now = now;
    }

    @Override
    public Optional<SecretToken> ours(MeetingRoom.Ours room) {
      SecretToken secret = secretTokens.next();
      JoinTicket ticket =
          new JoinTicket(
              secret.digest(),
              command.appointment(),
              command.participant(),
              command.origin(),
              now.plus(JoinTicket.LIFETIME));
      unitOfWork.run(
          () -> {
            command.participant().patient().map(AccountId::of).ifPresent(accounts::hold);
            tickets.add(ticket);
          });
      return Optional.of(secret);
    }

    @Override
    public Optional<SecretToken> elsewhere(MeetingRoom.Elsewhere room) {
      return Optional.empty();
    }
  }
}
