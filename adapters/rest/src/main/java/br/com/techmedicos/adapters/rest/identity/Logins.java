package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.CrmNumber;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.shared.DomainException;

/** Reads what people type to say who they are. */
final class Logins {

  private Logins() {}

  /**
   * Reads an identifier.
   *
   * @throws DomainException if the text cannot be one of this role
   */
  static Identifier parse(Role role, String text) {
    if (role == Role.OPERATOR) {
      return Identifier.of(OperatorLogin.parse(text));
    }
    if (text.contains("@")) {
      return Identifier.of(EmailAddress.parse(text));
    }
    return role == Role.PATIENT ? Identifier.of(cpf(text)) : Identifier.of(crm(text));
  }

  /** What has no digit was not meant for a CPF. */
  private static Cpf cpf(String text) {
    if (text.chars().noneMatch(Character::isDigit)) {
      throw new DomainException(RequestViolation.NEITHER_CPF_NOR_EMAIL);
    }
    return Cpf.parse(text);
  }

  private static Crm crm(String text) {
    String[] parts = text.split("/", 2);
    CrmNumber number = CrmNumber.parse(parts[0]);
    return new Crm(number, FederativeUnit.parse(parts.length == 2 ? parts[1] : ""));
  }
}
