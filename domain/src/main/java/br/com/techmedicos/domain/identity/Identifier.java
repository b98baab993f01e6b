package br.com.techmedicos.domain.identity;

import java.util.Objects;

/**
 * Something that stands for one account of a role, and for no other.
 *
 * @param system what kind of identifier it is
 * @param value in the one form that the system gives it
 */
public record Identifier(System system, String value) {

  /** The kinds of identifiers. */
  public enum System {
    /** A doctor's registration, like {@code 123456/SP}. */
    CRM,
    /** A person's taxpayer's number, eleven digits. */
    CPF,
    /** An e-mail address in small letters. */
    EMAIL,
    /** A name that an operator was given. */
    LOGIN
  }

  /**
   * Takes an identifier as a store kept it; anyone else starts from the value that it stands for.
   *
   * @param system what kind of identifier it is
   * @param value in the one form that the system gives it
   */
  public Identifier {
    Objects.requireNonNull(system);
    Objects.requireNonNull(value);
  }

  /**
   * A doctor's registration as identifier.
   *
   * @param crm the registration
   * @return the identifier
   */
  public static Identifier of(Crm crm) {
    return new Identifier(System.CRM, crm.toString());
  }

  /**
   * A taxpayer's number as identifier.
   *
   * @param cpf the number
   * @return the identifier
   */
  public static Identifier of(Cpf cpf) {
    return new Identifier(System.CPF, cpf.value());
  }

  /**
   * An e-mail address as identifier.
   *
   * @param email the address
   * @return the identifier
   */
  public static Identifier of(EmailAddress email) {
    return new Identifier(System.EMAIL, email.value());
  }

  /**
   * An operator's login as identifier.
   *
   * @param login the login
   * @return the identifier
   */
  public static Identifier of(OperatorLogin login) {
    return new Identifier(System.LOGIN, login.value());
  }

  /** {@return the kind alone, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "Identifier[" + system + " ***]";
  }
}
