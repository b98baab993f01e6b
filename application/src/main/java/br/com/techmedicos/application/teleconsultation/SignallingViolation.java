package br.com.techmedicos.application.teleconsultation;

import br.com.techmedicos.domain.shared.Violation;

/** Why a connection does not get a seat, or does not keep it. */
public sealed interface SignallingViolation extends Violation {

  /**
   * Applies the function for this kind of violation.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of violation. */
  interface Cases<T> {
    T ticketRefused(TicketRefused violation);

    T seatTaken(SeatTaken violation);
  }

  /** The ticket is unknown, used or expired. The caller does not learn which. */
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
