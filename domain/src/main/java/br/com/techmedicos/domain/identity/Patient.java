package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRenamed;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A patient as the service knows them. Immutable: every change returns a new instance. The {@link
 * Account} holds the login, and the uniqueness of CPF and e-mail is ensured there.
 */
public final class Patient {

  private final PatientId id;
  private final PersonName name;
  private final EmailAddress email;
  private final Cpf cpf;
  private final BirthDate birthDate;
  private final Instant registeredAt;
  private final long version;

  private Patient(
      PatientId id,
      PersonName name,
      EmailAddress email,
      Cpf cpf,
      BirthDate birthDate,
      Instant registeredAt,
      long version) {
    this.id = Objects.requireNonNull(id);
    this.name = Objects.requireNonNull(name);
    this.email = Objects.requireNonNull(email);
    this.cpf = Objects.requireNonNull(cpf);
    this.birthDate = Objects.requireNonNull(birthDate);
    this.registeredAt = Objects.requireNonNull(registeredAt);
    this.version = version;
  }

  /**
   * Signs up a patient.
   *
   * @param name as doctors see it
   * @param email where they are told things
   * @param cpf their taxpayer's number
   * @param today the present date where the law counts it
   * @return the patient, with the event
   * @throws DomainException with {@link IdentityViolation.BirthDateOutOfRange} or {@link
   *     IdentityViolation.Underage}
   */
  public static Transition<Patient, PatientRegistered> register(
      PatientId id,
      PersonName name,
      EmailAddress email,
      Cpf cpf,
      BirthDate birthDate,
      LocalDate today,
      Instant now) {
    if (birthDate.ageOn(today) < BirthDate.ADULT_AGE) {
      throw new DomainException(new IdentityViolation.Underage(BirthDate.ADULT_AGE));
    }
    return new Transition<>(
        new Patient(id, name, email, cpf, birthDate, now, 1), new PatientRegistered(id, now));
  }

  /**
   * Restores a stored patient.
   *
   * @param name as doctors see it
   * @param email where they are told things
   * @param cpf their taxpayer's number
   * @param registeredAt when they signed up
   * @param version of the one kept
   * @return the patient
   */
  public static Patient restore(
      PatientId id,
      PersonName name,
      EmailAddress email,
      Cpf cpf,
      BirthDate birthDate,
      Instant registeredAt,
      long version) {
    return new Patient(id, name, email, cpf, birthDate, registeredAt, version);
  }

  /**
   * Changes the name.
   *
   * @param newName as doctors see it from now on
   * @return the patient, with the event
   */
  public Transition<Patient, PatientRenamed> rename(PersonName newName, Instant now) {
    return new Transition<>(
        new Patient(id, newName, email, cpf, birthDate, registeredAt, version + 1),
        new PatientRenamed(id, now));
  }

  /**
   * Changes the e-mail address.
   *
   * @param newEmail where they are told things from now on
   * @return the patient with that address
   */
  public Patient withEmail(EmailAddress newEmail) {
    return new Patient(id, name, newEmail, cpf, birthDate, registeredAt, version + 1);
  }

  /**
   * Erases the e-mail address, which is not needed to identify the owner of a record that the law
   * requires to be kept.
   *
   * @return the patient, who can no longer be notified
   */
  public Patient withoutContact() {
    return new Patient(id, name, EmailAddress.ERASED, cpf, birthDate, registeredAt, version + 1);
  }

  /** {@return the patient's ID} */
  public PatientId id() {
    return id;
  }

  /** {@return their name, as doctors see it} */
  public PersonName name() {
    return name;
  }

  /** {@return the address for notifications} */
  public EmailAddress email() {
    return email;
  }

  /** {@return the taxpayer number} */
  public Cpf cpf() {
    return cpf;
  }

  /** {@return when they were born} */
  public BirthDate birthDate() {
    return birthDate;
  }

  /** {@return when they signed up} */
  public Instant registeredAt() {
    return registeredAt;
  }

  /** {@return the version, starting at 1 and incremented by every change} */
  public long version() {
    return version;
  }

  /** {@return ids and state only, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Patient[" + id + ", version " + version + "]";
  }
}
