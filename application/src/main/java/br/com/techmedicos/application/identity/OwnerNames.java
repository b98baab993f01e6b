package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;
import br.com.techmedicos.domain.identity.PersonName;
import java.util.Optional;

/** The names that a new password must not be. Operators have none. */
final class OwnerNames {

  private final Patients patients;
  private final DoctorNames doctors;

  OwnerNames(Patients patients, DoctorNames doctors) {
    this.patients = patients;
    this.doctors = doctors;
  }

  Optional<PersonName> of(AccountId account) {
    return switch (account.role()) {
      case PATIENT -> patients.find(new PatientId(account.value())).map(Patient::name);
      case DOCTOR -> doctors.of(new DoctorId(account.value()));
      case OPERATOR -> Optional.empty();
    };
  }
}
