package br.com.techmedicos.domain.identity;

import java.util.Objects;

/**
 * Something that stands for one account of a role, and for no other.
 *
 * @param kind what kind of identifier it is
 * @param value in the one form that its kind gives it
 */
public record Identifier(Kind kind, String value) {

  /** The kinds of identifiers. */
  public enum Kind {
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
   * @param kind what kind of identifier it is
   * @param value in the one form that its kind gives it
   */
  public Identifier {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(value);
  }

  /**
   * A doctor's registration as identifier.
   *
   * @param crm the registration
   * @return the identifier
   */
  public static Identifier of(Crm crm) {
    return new Identifier(Kind.CRM, crm.toString());
  }

  /**
   * A taxpayer's number as identifier.
   *
   * @param cpf the number
   * @return the identifier
   */
  public static Identifier of(Cpf cpf) {
    return new Identifier(Kind.CPF, cpf.value());
  }

  /**
   * An e-mail address as identifier.
   *
   * @param email the address
   * @return the identifier
   */
  public static Identifier of(EmailAddress email) {
    return new Identifier(Kind.EMAIL, email.value());
  }

  /**
   * An operator's login as identifier.
   *
   * @param login the login
   * @return the identifier
   */
  public static Identifier of(OperatorLogin login) {
    return new Identifier(Kind.LOGIN, login.value());
  }

  /** {@return the kind alone, since what is printed may end up in a log} */
  @Override
  public String toString() {
    return "Identifier[" + kind + " ***]";
  }
}
