package br.com.techmedicos.adapters.contracts.identity;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.domain.identity.Account;
import br.com.techmedicos.domain.identity.BirthDate;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.PasswordHash;
import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person for tests, as doctor or patient.
 *
 * @param number different for everyone
 */
public record Person(long number, UUID id) {

  /** A hash that no password matches. */
  public static final PasswordHash NO_PASSWORD = new PasswordHash("$none$");

  /** {@return a person that is in no store} */
  public static Person fresh() {
    return new Person(UniqueData.number(), UniqueData.id());
  }

  /** {@return a valid taxpayer number} */
  public Cpf cpf() {
    String digits = "%09d".formatted(number);
    digits += checkDigit(digits);
    digits += checkDigit(digits);
    return new Cpf(digits);
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }

  /** {@return the e-mail address} */
  public EmailAddress email() {
    return EmailAddress.parse("person" + number + "@example.com");
  }

  /** {@return the registration as a doctor} */
  public Crm crm() {
    return new Crm(String.valueOf(number), FederativeUnit.SP);
  }

  /** {@return the person as a patient, at version 1} */
  public Patient patient() {
    return Patient.register(
            new PatientId(id),
            PersonName.parse("Patient " + number),
            email(),
            cpf(),
            new BirthDate(LocalDate.of(1980, 2, 29)),
            LocalDate.of(2026, 1, 5),
            Instant.parse("2026-01-05T12:00:00Z"))
        .aggregate();
  }

  /** {@return the account of the patient, at version 1} */
  public Account patientAccount() {
    return Account.register(new PatientId(id), cpf(), email(), NO_PASSWORD);
  }

  /** {@return the account of the doctor, at version 1} */
  public Account doctorAccount() {
    return Account.register(new DoctorId(id), crm(), email(), NO_PASSWORD);
  }
}
