package br.com.techmedicos.bootstrap.demo;

import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;

/**
 * Who can log in to a demo.
 *
 * @param password everybody's
 * @param operator the operator's login
 * @param doctor who is in a consultation when the demo begins
 * @param patient in that consultation
 * @param roomDoctor who has a meeting five minutes later
 * @param roomPatientEmail the patient in that meeting
 */
record Logins(
    String password,
    String operator,
    Crm doctor,
    Cpf patient,
    Crm roomDoctor,
    String roomPatientEmail) {

  static Logins of(SamplePeople people, String operator, String password) {
    return new Logins(
        password,
        operator,
        people.doctor(0).crm(),
        people.patient(0).cpf(),
        people.doctor(1).crm(),
        people.patient(1).email().value());
  }
}
