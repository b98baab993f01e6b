package br.com.techmedicos.domain.directory;

import java.util.Objects;
import java.util.Optional;

/**
 * A specialty that a doctor works in, with the registration as a specialist if there is one.
 *
 * @param rqe the registration, if the doctor has one
 * @param verified whether the registration was confirmed; never without one
 */
public record Qualification(Specialty specialty, Optional<Rqe> rqe, boolean verified) {

  public Qualification {
    Objects.requireNonNull(specialty);
    verified = verified && rqe.isPresent();
  }

  /**
   * A specialty as stated by the doctor, not confirmed.
   *
   * @param rqe the registration, if the doctor has one
   */
  public static Qualification claimed(Specialty specialty, Optional<Rqe> rqe) {
    return new Qualification(specialty, rqe, false);
  }

  /** Whether the doctor may be shown as a specialist in it (Resolution CFM 2.336/2023). */
  public boolean specialist() {
    return verified;
  }

  /** Whether there is a registration that is not confirmed yet. */
  public boolean awaitsVerification() {
    return rqe.isPresent() && !verified;
  }

  Qualification confirmed() {
    return new Qualification(specialty, rqe, true);
  }

  Qualification withoutUnconfirmedRqe() {
    return awaitsVerification() ? claimed(specialty, Optional.empty()) : this;
  }

  boolean sameClaimAs(Qualification other) {
    return specialty == other.specialty && rqe.equals(other.rqe);
  }
}
