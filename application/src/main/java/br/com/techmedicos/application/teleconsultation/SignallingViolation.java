package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.shared.Violation;

/** Why a connection does not get a seat, or does not keep it. */
public sealed interface SignallingViolation extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of violation.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T ticketRefused(TicketRefused violation);

    T seatTaken(SeatTaken violation);
  }

  /** The ticket is unknown, used or expired: the caller is not told which. */
  record TicketRefused() implements SignallingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.ticketRefused(this);
    }
  }

  /** The same party has entered by another connection, which has the seat now. */
  record SeatTaken() implements SignallingViolation {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.seatTaken(this);
    }
  }
}
