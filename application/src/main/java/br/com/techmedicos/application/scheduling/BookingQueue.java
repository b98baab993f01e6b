package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;

/**
 * Serialises bookings of the same doctor until the unit of work ends. It avoids conflicts and
 * orders bookings with a suspension of the doctor; that appointments never overlap does not depend
 * on it. Bookings of one patient are lined up before, by who {@linkplain
 * br.com.techmedicos.domain.identity.Accounts#hold holds} their account.
 */
public interface BookingQueue {

  /**
   * Waits for one's turn with a doctor's bookings.
   *
   * @param doctor whose
   */
  void takeTurn(DoctorId doctor);
}
