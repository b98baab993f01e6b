package br.com.techmedicos.adapters.contracts.identity;

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

/** People to test with. Different numbers are different people. */
public final class People {

  /** A hash that no password matches. */
  public static final PasswordHash NO_PASSWORD = new PasswordHash("$none$");

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private People() {}

  /**
   * An id.
   *
   * @param number whose
   * @return a UUID of version 7
   */
  public static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  /**
   * A taxpayer's number.
   *
   * @param number whose, from 1
   * @return a valid one
   */
  public static Cpf cpf(int number) {
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

  /**
   * An e-mail address.
   *
   * @param number whose
   * @return the address
   */
  public static EmailAddress email(int number) {
    return EmailAddress.parse("person" + number + "@example.com");
  }

  /**
   * A registration in São Paulo.
   *
   * @param number whose, from 1
   * @return the registration
   */
  public static Crm crm(int number) {
    return new Crm(String.valueOf(number), FederativeUnit.SP);
  }

  /**
   * A patient.
   *
   * @param number whose, from 1
   * @return the patient, at version 1
   */
  public static Patient patient(int number) {
    return Patient.register(
            new PatientId(id(number)),
            PersonName.of("Patient " + number),
            email(number),
            cpf(number),
            new BirthDate(LocalDate.of(1980, 2, 29)),
            LocalDate.of(2026, 1, 5),
            NOW)
        .aggregate();
  }

  /**
   * A patient's account.
   *
   * @param number whose, from 1
   * @return the account, at version 1
   */
  public static Account patientAccount(int number) {
    return Account.register(new PatientId(id(number)), cpf(number), email(number), NO_PASSWORD);
  }

  /**
   * A doctor's account.
   *
   * @param number whose, from 1
   * @return the account, at version 1
   */
  public static Account doctorAccount(int number) {
    return Account.register(new DoctorId(id(number)), crm(number), email(number), NO_PASSWORD);
  }
}
