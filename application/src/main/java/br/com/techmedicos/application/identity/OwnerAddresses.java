package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Patients;

/** Where the owners of accounts are told things. */
final class OwnerAddresses {

  private final Patients patients;
  private final DoctorAddresses doctors;

  OwnerAddresses(Patients patients, DoctorAddresses doctors) {
    this.patients = patients;
    this.doctors = doctors;
  }

  void change(AccountId account, EmailAddress address) {
    switch (account.role()) {
      case PATIENT ->
          patients
              .find(new PatientId(account.value()))
              .map(patient -> patient.withEmail(address))
              .ifPresent(patients::update);
      case DOCTOR -> doctors.change(new DoctorId(account.value()), address);
      case OPERATOR -> throw new IllegalStateException("operators have no address");
    }
  }
}
