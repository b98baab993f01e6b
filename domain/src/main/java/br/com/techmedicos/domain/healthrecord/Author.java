package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Optional;
import java.util.function.Function;

/** Who put a file into a record. */
public sealed interface Author {

  /** {@return their account} */
  AccountId account();

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param owner answers for the patient
   * @param doctor answers for a doctor
   * @return the answer of the kind that this is
   */
  <T> T fold(Function<Owner, T> owner, Function<Doctor, T> doctor);

  /** {@return the consultation that a doctor wrote about} */
  default Optional<AppointmentId> about() {
    return fold(owner -> Optional.empty(), doctor -> Optional.of(doctor.appointment()));
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
    public <T> T fold(Function<Owner, T> owner, Function<Doctor, T> doctor) {
      return owner.apply(this);
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
    public <T> T fold(Function<Owner, T> owner, Function<Doctor, T> doctor) {
      return doctor.apply(this);
    }
  }
}
