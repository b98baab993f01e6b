package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;

/**
 * Lines up those who want the same doctor, or come from the same patient, until the unit of work
 * ends. It keeps bookings from stepping on each other's toes and orders them with a suspension of
 * the doctor; that appointments never overlap does not depend on it.
 */
public interface BookingQueue {

  /**
   * Waits for one's turn with a patient's bookings and a doctor's, in this order.
   *
   * @param patient who books
   * @param doctor who is booked
   */
  void takeTurn(PatientId patient, DoctorId doctor);

  /**
   * Waits for one's turn with a patient's bookings. On a cluster that certifies keys too: of two
   * who have the turn on two nodes at once, one is undone and begins anew.
   *
   * @param patient whose
   */
  void takeTurn(PatientId patient);

  /**
   * Waits for one's turn with a doctor's bookings.
   *
   * @param doctor whose
   */
  void takeTurn(DoctorId doctor);
}
