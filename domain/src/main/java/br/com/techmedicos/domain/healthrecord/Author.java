package br.com.techmedicos.domain.healthrecord;

import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import java.util.Optional;
import java.util.function.Function;

/** The author of a file: whoever added it to the record. */
public sealed interface Author {

  /** {@return their account} */
  AccountId account();

  /**
   * Applies the function for this kind of author.
   *
   * @param owner answers for the patient
   * @param doctor answers for a doctor
   * @return the result of that function
   */
  <T> T fold(Function<Owner, T> owner, Function<Doctor, T> doctor);

  /** {@return the consultation that the doctor's document is about} */
  default Optional<AppointmentId> about() {
    return fold(owner -> Optional.empty(), doctor -> Optional.of(doctor.appointment()));
  }

  /** The patient who owns the record. */
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
   * A doctor, after a consultation. The patient cannot delete such a document, because the law
   * requires it to be kept (Law 13.787/2018).
   *
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
