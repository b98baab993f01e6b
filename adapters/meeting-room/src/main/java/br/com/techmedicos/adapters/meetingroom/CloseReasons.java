package br.com.techmedicos.adapters.meetingroom;

import br.com.techmedicos.application.teleconsultation.SignallingViolation;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.shared.Violation;
import br.com.techmedicos.domain.teleconsultation.TeleconsultationViolation;
import io.micronaut.websocket.CloseReason;

/** The close codes of a socket. The page reacts according to the code. */
final class CloseReasons
    implements SignallingViolation.Cases<CloseReason>,
        TeleconsultationViolation.Cases<CloseReason> {

  static final CloseReason LEFT = new CloseReason(1000, "left");
  static final CloseReason RESTART = new CloseReason(1012, "restart");
  static final CloseReason FAULT = new CloseReason(1011, "fault");
  static final CloseReason TRY_AGAIN = new CloseReason(1013, "try again later");
  static final CloseReason NOT_TEXT = new CloseReason(4400, "text of at most 64 KiB only");
  static final CloseReason TICKET = new CloseReason(4401, "ticket");
  static final CloseReason CANCELLED = new CloseReason(4403, "cancelled");
  static final CloseReason OVER = new CloseReason(4403, "over");
  static final CloseReason REPLACED = new CloseReason(4408, "replaced");
  static final CloseReason FLOOD = new CloseReason(4429, "flood");

  private static final CloseReasons CASES = new CloseReasons();

  private CloseReasons() {}

  /** The reason for a violation. */
  static CloseReason of(Violation violation) {
    if (violation instanceof SignallingViolation refused) {
      return refused.fold(CASES);
    }
    return violation instanceof TeleconsultationViolation broken ? broken.fold(CASES) : CANCELLED;
  }

  @Override
  public CloseReason ticketRefused(SignallingViolation.TicketRefused violation) {
    return TICKET;
  }

  @Override
  public CloseReason seatTaken(SignallingViolation.SeatTaken violation) {
    return REPLACED;
  }

  @Override
  public CloseReason notAParty(TeleconsultationViolation.NotAParty violation) {
    return CANCELLED;
  }

  @Override
  public CloseReason meetingUnavailable(TeleconsultationViolation.MeetingUnavailable violation) {
    AppointmentStatus status = violation.status();
    boolean tookPlace =
        status == AppointmentStatus.COMPLETED || status == AppointmentStatus.NO_SHOW;
    return tookPlace ? OVER : CANCELLED;
  }

  @Override
  public CloseReason meetingNotOpen(TeleconsultationViolation.MeetingNotOpen violation) {
    return CANCELLED; // it was moved
  }

  @Override
  public CloseReason meetingOver(TeleconsultationViolation.MeetingOver violation) {
    return OVER;
  }

  @Override
  public CloseReason consentRequired(TeleconsultationViolation.ConsentRequired violation) {
    return CANCELLED; // it was moved and accepted again
  }

  @Override
  public CloseReason consentOutdated(TeleconsultationViolation.ConsentOutdated violation) {
    return CANCELLED;
  }
}
