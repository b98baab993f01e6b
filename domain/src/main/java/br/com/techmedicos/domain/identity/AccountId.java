package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an account: the id of the doctor, patient or operator whose it is, with their role.
 *
 * @param role what they are
 * @param value the id that they have as such
 */
public record AccountId(Role role, UUID value) {

  public AccountId {
    Objects.requireNonNull(role);
    Objects.requireNonNull(value);
  }

  /**
   * A doctor's account.
   *
   * @param doctor whose
   * @return its id
   */
  public static AccountId of(DoctorId doctor) {
    return new AccountId(Role.DOCTOR, doctor.value());
  }

  /**
   * A patient's account.
   *
   * @param patient whose
   * @return its id
   */
  public static AccountId of(PatientId patient) {
    return new AccountId(Role.PATIENT, patient.value());
  }

  /**
   * An operator's account.
   *
   * @param operator whose
   * @return its id
   */
  public static AccountId of(OperatorId operator) {
    return new AccountId(Role.OPERATOR, operator.value());
  }
}
