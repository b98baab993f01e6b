package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;

/**
 * Serialises bookings of the same doctor until the unit of work ends. It avoids conflicts and
 * orders bookings with a suspension of the doctor; that appointments never overlap does not depend
 * on it. Bookings of the same patient are serialised before that, because each one {@linkplain
 * br.com.techmedicos.domain.identity.Accounts#hold holds} the account.
 */
public interface BookingQueue {

  /** Waits until it is the caller's turn to book the doctor. */
  void takeTurn(DoctorId doctor);
}
