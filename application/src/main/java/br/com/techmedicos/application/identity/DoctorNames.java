package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PersonName;
import java.util.Optional;

/** The names of doctors, whom another feature keeps. */
@FunctionalInterface
public interface DoctorNames {

  /** {@return the name of a doctor; empty if there is no such doctor} */
  Optional<PersonName> of(DoctorId doctor);
}
