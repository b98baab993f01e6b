package br.com.techmedicos.application.scheduling;

import br.com.techmedicos.domain.directory.VerificationStatus;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.scheduling.Agenda;
import br.com.techmedicos.domain.shared.Money;
import java.util.Optional;

/** What doctors offer, for those who look. Nothing is locked: who books is told by a turn. */
public interface Offers {

  /** Returns what a doctor offers, or nothing if there is no such doctor. */
  Optional<Offer> find(DoctorId doctor);

  /**
   * What a doctor offers.
   *
   * @param doctorStatus whether anyone may book
   * @param consultationPrice of one consultation
   * @param agenda the published one, or the empty one
   * @param mark the doctor's, as {@link AvailabilityIndex#marks} returns it; the rest is at least
   *     as new as it
   */
  record Offer(
      VerificationStatus doctorStatus, Money consultationPrice, Agenda agenda, long mark) {}
}
