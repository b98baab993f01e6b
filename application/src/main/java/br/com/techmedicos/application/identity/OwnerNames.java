package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.identity.Role;
import java.util.Optional;

/** The names that a new password must not be. Doctors' are known only where they sign up. */
final class OwnerNames {

  private final Patients patients;

  OwnerNames(Patients patients) {
    this.patients = patients;
  }

  Optional<PersonName> of(AccountId account) {
    return account.role() == Role.PATIENT
        ? patients.find(new PatientId(account.value())).map(Patient::name)
        : Optional.empty();
  }
}
