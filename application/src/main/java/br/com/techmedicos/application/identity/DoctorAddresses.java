package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;

/** Where doctors are told things, which the directory keeps. */
@FunctionalInterface
public interface DoctorAddresses {

  /**
   * Changes the address of a doctor, in the unit of work that changes the account's.
   *
   * @param address the new one
   */
  void change(DoctorId doctor, EmailAddress address);
}
