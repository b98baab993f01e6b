package br.com.techmedicos.domain.identity;

import java.util.Objects;

/**
 * A value that identifies one account within a role.
 *
 * @param kind what kind of identifier it is
 * @param value in the one form that its kind gives it
 */
public record Identifier(Kind kind, String value) {

  /** The kinds of identifiers. */
  public enum Kind {
    /** A doctor's registration, like {@code 123456/SP}. */
    CRM,
    /** A person's taxpayer number, eleven digits. */
    CPF,
    /** An e-mail address in lower case. */
    EMAIL,
    /** An operator's login name. */
    LOGIN
  }

  /** Restores a stored identifier. Other callers use the factory methods. */
  public Identifier {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(value);
  }

  /**
   * Creates an identifier from a doctor's registration.
   *
   * @return the identifier
   */
  public static Identifier of(Crm crm) {
    return new Identifier(Kind.CRM, crm.toString());
  }

  /**
   * Creates an identifier from a taxpayer number.
   *
   * @return the identifier
   */
  public static Identifier of(Cpf cpf) {
    return new Identifier(Kind.CPF, cpf.value());
  }

  /**
   * Creates an identifier from an e-mail address.
   *
   * @return the identifier
   */
  public static Identifier of(EmailAddress email) {
    return new Identifier(Kind.EMAIL, email.value());
  }

  /**
   * Creates an identifier from an operator's login.
   *
   * @return the identifier
   */
  public static Identifier of(OperatorLogin login) {
    return new Identifier(Kind.LOGIN, login.value());
  }

  /** {@return only the kind, because the text may end up in a log} */
  @Override
  public String toString() {
    return "Identifier[" + kind + " ***]";
  }
}
