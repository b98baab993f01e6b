package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;

/** Who put a file into a record. */
public sealed interface Author {

  /** {@return their account} */
  AccountId account();

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of author.
   *
   * @param <T> what the answer is
   */
  interface Cases<T> {
    T owner(Owner author);

    T doctor(Doctor author);
  }

  /**
   * The patient whose record it is.
   *
   * @param patient who
   */
  record Owner(PatientId patient) implements Author {
    @Override
    public AccountId account() {
      return AccountId.of(patient);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.owner(this);
    }
  }

  /**
   * A doctor, after a consultation. What they wrote is the record's, and the law's: the patient
   * cannot delete it (Law 13.787/2018).
   *
   * @param doctor who
   * @param appointment the consultation it is about
   */
  record Doctor(DoctorId doctor, AppointmentId appointment) implements Author {
    @Override
    public AccountId account() {
      return AccountId.of(doctor);
    }

    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.doctor(this);
    }
  }
}
