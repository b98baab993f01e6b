package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.identity.IdentityEvent.PatientRegistered;
import br.com.techmedicos.domain.identity.IdentityEvent.PatientRenamed;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A patient as the service knows them. Immutable: every change makes another. How they log in is
 * their {@link Account}'s concern, which also sees to it that no two have one CPF or e-mail.
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
   * A patient signs up.
   *
   * @param id a new id
   * @param name as doctors see it
   * @param email where they are told things
   * @param cpf their taxpayer's number
   * @param birthDate theirs
   * @param today the present date where the law counts it
   * @param now the present
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
   * A patient as a store kept them.
   *
   * @param id which
   * @param name as doctors see it
   * @param email where they are told things
   * @param cpf their taxpayer's number
   * @param birthDate theirs
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
   * Takes another name.
   *
   * @param newName as doctors see it from now on
   * @param now the present
   * @return the patient, with the event
   */
  public Transition<Patient, PatientRenamed> rename(PersonName newName, Instant now) {
    return new Transition<>(
        new Patient(id, newName, email, cpf, birthDate, registeredAt, version + 1),
        new PatientRenamed(id, now));
  }

  /**
   * Loses what the law does not need to know whose a kept record is: the e-mail address.
   *
   * @return the patient, to be told nothing any more
   */
  public Patient withoutContact() {
    return new Patient(id, name, EmailAddress.ERASED, cpf, birthDate, registeredAt, version + 1);
  }

  /** {@return who they are} */
  public PatientId id() {
    return id;
  }

  /** {@return their name, as doctors see it} */
  public PersonName name() {
    return name;
  }

  /** {@return where they are told things} */
  public EmailAddress email() {
    return email;
  }

  /** {@return their taxpayer's number} */
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

  /** {@return how often they were written; the first time is 1} */
  public long version() {
    return version;
  }
}
