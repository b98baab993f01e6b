package br.com.techmedicos.domain.identity;

import java.util.Objects;
import java.util.UUID;

/**
 * Identifies an account: the role and the ID of the doctor, patient or operator who owns it.
 *
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
   * @return its id
   */
  public static AccountId of(DoctorId doctor) {
    return new AccountId(Role.DOCTOR, doctor.value());
  }

  /**
   * A patient's account.
   *
   * @return its id
   */
  public static AccountId of(PatientId patient) {
    return new AccountId(Role.PATIENT, patient.value());
  }

  /**
   * An operator's account.
   *
   * @return its id
   */
  public static AccountId of(OperatorId operator) {
    return new AccountId(Role.OPERATOR, operator.value());
  }
}
